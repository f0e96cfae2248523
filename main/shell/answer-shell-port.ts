import type { BrowserWindow, MessagePortMain } from 'electron';
import type { z } from 'zod';
import type { ContractError, Result } from '../../preload/contract/errors.ts';
import { fail, ok } from '../../preload/contract/errors.ts';
import { portRequest } from '../../preload/contract/port.ts';
import { shellContract, type ShellProcedureName } from '../../preload/contract/shell.ts';
import type { ShellHandlers, ShellInputs } from './shell-handlers.ts';

const schemas = inputSchemas();

/** Answers the requests of one window; what is malformed gets no further than its schema. */
export function answerShellPort(
  port: MessagePortMain,
  window: BrowserWindow,
  handlers: ShellHandlers,
  toError: (problem: unknown) => ContractError,
): void {
  port.on('message', ({ data }) => {
    const request = portRequest.safeParse(data);
    if (!request.success) return;
    const { id, name, input } = request.data;
    void answer(name, input, window, handlers).then(
      (result) => port.postMessage({ id, ...result }),
      (problem: unknown) => port.postMessage({ id, ok: false, error: toError(problem) }),
    );
  });
  port.start();
}

async function answer(name: string, input: unknown, window: BrowserWindow, handlers: ShellHandlers): Promise<Result<unknown>> {
  if (!isShellProcedure(name)) return fail('unknownProcedure', { name });
  return handle(name, input, window, handlers);
}

async function handle<Name extends ShellProcedureName>(name: Name, input: unknown, window: BrowserWindow, handlers: ShellHandlers): Promise<Result<unknown>> {
  const parsed = schemas[name].safeParse(input);
  return parsed.success ? ok(await handlers[name](parsed.data, window)) : fail('badInput', { name });
}

function inputSchemas(): { readonly [Name in ShellProcedureName]: z.ZodType<ShellInputs[Name]> } {
  return {
    'shell.info': shellContract['shell.info'].input,
    'shell.setLanguage': shellContract['shell.setLanguage'].input,
    'shell.setZoom': shellContract['shell.setZoom'].input,
    'shell.setTheme': shellContract['shell.setTheme'].input,
    'shell.setTitle': shellContract['shell.setTitle'].input,
    'shell.openWindow': shellContract['shell.openWindow'].input,
    'shell.chooseFile': shellContract['shell.chooseFile'].input,
    'shell.saveFile': shellContract['shell.saveFile'].input,
    'shell.chooseFolder': shellContract['shell.chooseFolder'].input,
    'shell.openFile': shellContract['shell.openFile'].input,
    'shell.showFile': shellContract['shell.showFile'].input,
    'shell.printers': shellContract['shell.printers'].input,
    'shell.printJob': shellContract['shell.printJob'].input,
  };
}

function isShellProcedure(name: string): name is ShellProcedureName {
  return Object.hasOwn(shellContract, name);
}
