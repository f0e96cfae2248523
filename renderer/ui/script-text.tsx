import { scriptLanguage } from '../i18n/script.ts';

/** Text that somebody typed: it brings its own direction, font and line height into whatever line it stands in. */
export function ScriptText({ text }: { readonly text: string }) {
  return (
    <bdi dir="auto" lang={scriptLanguage(text) ?? undefined}>
      {text}
    </bdi>
  );
}

/** A file, letter or dispatch number: left to right in every language, in the digits it was given. */
export function NumberText({ text }: { readonly text: string }) {
  return (
    <bdi dir="ltr" className="number">
      {text}
    </bdi>
  );
}
