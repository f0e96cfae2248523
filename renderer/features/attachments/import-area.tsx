import { useRef } from 'react';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/notice.tsx';
import { Progress } from '../../ui/progress.tsx';
import { megabytes } from './megabytes.ts';
import type { Import, Imports } from './use-imports.ts';
import { useIncomingFiles } from './use-incoming-files.ts';

const kinds = 'application/pdf,image/jpeg,image/png,image/tiff,image/webp';

function ImportLine({ one, onDismiss }: { readonly one: Import; readonly onDismiss: () => void }) {
  const { t, number } = useLanguage();
  const text = t('attachments.progress', { done: number(megabytes(one.sent)), total: number(megabytes(one.size)) });
  return (
    <li className="row scan-import" data-testid="scan-import" data-failed={one.error !== null}>
      <div className="grow">
        {one.error ? <bdi className="small strong">{one.name}</bdi> : <Progress label={one.name} done={one.sent} total={one.size} text={text} />}
        <ErrorNotice error={one.error} />
      </div>
      <IconButton icon="close" label={t(one.error ? 'attachments.dismiss' : 'attachments.cancel')} onPress={one.error ? onDismiss : one.stop} testId="scan-import-stop" />
    </li>
  );
}

type Props = { readonly imports: Imports; readonly compact: boolean; readonly mail?: boolean };

/**
 * Where scans come in: dropped anywhere on the window, pasted, or chosen; with how far each has come. `compact` where a scan is being looked at already,
 * `mail` where an e-mail is taken too.
 */
export function ImportArea({ imports, compact, mail = false }: Props) {
  const { t } = useLanguage();
  const input = useRef<HTMLInputElement>(null);
  const above = useIncomingFiles(imports.add);
  return (
    <div className="stack stack-tight">
      <div className={`scan-drop${above ? ' scan-drop-over' : ''}${compact ? ' scan-drop-compact' : ''}`} data-testid="scan-drop">
        <div className="grow">
          <p className={compact ? 'small' : ''}>{above ? t('attachments.dropNow') : t('attachments.drop')}</p>
          {compact ? null : <p className="soft small">{mail ? [t('attachments.kinds'), t('attachments.mail')].join(' · ') : t('attachments.kinds')}</p>}
        </div>
        <input
          ref={input}
          type="file"
          hidden
          multiple
          accept={mail ? `${kinds},message/rfc822,.eml` : kinds}
          data-testid="scan-files"
          onChange={(event) => {
            imports.add([...(event.target.files ?? [])]);
            event.target.value = '';
          }}
        />
        <Button onPress={() => input.current?.click()} testId="scan-choose">
          {t('attachments.choose')}
        </Button>
      </div>
      {imports.list.length > 0 ? (
        <ul className="plain">
          {imports.list.map((one) => (
            <ImportLine key={one.key} one={one} onDismiss={() => imports.dismiss(one.key)} />
          ))}
        </ul>
      ) : null}
    </div>
  );
}
