import type { ReactNode } from 'react';
import { Component } from 'react';

type Props = { readonly children: ReactNode; readonly fallback: (again: () => void) => ReactNode };
type State = { readonly failed: boolean };

/** Keeps the frame alive when a screen meets a bug: the person can go elsewhere or try again. */
export class ScreenBoundary extends Component<Props, State> {
  override readonly state: State = { failed: false };

  static getDerivedStateFromError(): State {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? this.props.fallback(() => this.setState({ failed: false })) : this.props.children;
  }
}
