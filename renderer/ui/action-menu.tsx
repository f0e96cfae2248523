import { Button as AriaButton, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { Icon, type IconName } from './icon.tsx';

export type MenuAction = { readonly id: string; readonly name: string; readonly icon: IconName; readonly run: () => void };

/** A button that opens a list of further acts; arrows choose, Enter does. */
export function ActionMenu({ label, title, actions, testId }: { readonly label: string; readonly title: string; readonly actions: readonly MenuAction[]; readonly testId: string }) {
  return (
    <MenuTrigger>
      <AriaButton className="button" data-testid={testId}>
        {label}
        <Icon name="down" />
      </AriaButton>
      <Popover className="popover" placement="bottom end">
        <Menu className="options" aria-label={title}>
          {actions.map((action) => (
            <MenuItem key={action.id} id={action.id} className="option" textValue={action.name} onAction={action.run} data-testid={`act-${action.id}`}>
              <span className="row">
                <Icon name={action.icon} />
                {action.name}
              </span>
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
