import { useOfficeQuery } from '../../data/use-office-query.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Notice } from '../../ui/notice.tsx';

/** Warns that the post would be one officer too many on this case (Pakistan's Secretariat Instructions, domain.md row 40). */
export function ChannelNotice({ fileId, toPostId }: { readonly fileId: string; readonly toPostId: string }) {
  const { t, name } = useLanguage();
  const { value: channel } = useOfficeQuery('notes.channel', { fileId, toPostId });
  if (!channel?.exceeded) return null;
  return (
    <Notice tone="warn">
      <span data-testid="channel-warning">{t('notes.channelWarning', { officers: channel.officers.map(name).join(t('session.listSeparator')) })}</span>
    </Notice>
  );
}
