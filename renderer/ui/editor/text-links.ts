import { createContext, type ReactNode } from 'react';

/** What a piece of rich text becomes on the screen, where words in it are links; the text itself by default. */
export const TextLinks = createContext<(text: string) => ReactNode>((text) => text);
