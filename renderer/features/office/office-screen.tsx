import { useState } from 'react';
import type { Structure } from '../../../preload/contract/office.ts';
import { useMay } from '../../data/session.tsx';
import { useOfficeQuery } from '../../data/use-office-query.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { AddPersonDialog } from './add-person-dialog.tsx';
import { AddPostDialog } from './add-post-dialog.tsx';
import { AddSectionDialog } from './add-section-dialog.tsx';
import { EndChargeDialog } from './end-charge-dialog.tsx';
import { GiveChargeDialog } from './give-charge-dialog.tsx';
import { NewKeysPanel } from './new-keys-panel.tsx';
import { OfficeTools } from './office-tools.tsx';
import { SectionPanel } from './section-panel.tsx';
import './office.css';

export type OfficeDialog =
  | { readonly kind: 'section' }
  | { readonly kind: 'post'; readonly sectionId: string }
  | { readonly kind: 'person' }
  | { readonly kind: 'charge'; readonly post: Structure['posts'][number] }
  | { readonly kind: 'end'; readonly charge: Structure['posts'][number]['charges'][number] };

function OpenDialog({ dialog, structure, onClose }: { readonly dialog: OfficeDialog; readonly structure: Structure; readonly onClose: () => void }) {
  switch (dialog.kind) {
    case 'section':
      return <AddSectionDialog onClose={onClose} />;
    case 'post':
      return <AddPostDialog sectionId={dialog.sectionId} onClose={onClose} />;
    case 'person':
      return <AddPersonDialog onClose={onClose} />;
    case 'charge':
      return <GiveChargeDialog post={dialog.post} persons={structure.persons} onClose={onClose} />;
    case 'end':
      return <EndChargeDialog charge={dialog.charge} onClose={onClose} />;
  }
}

/** The office itself: sections, posts, who holds charge of which, and what an administrator does. */
export function OfficeScreen() {
  const { t } = useLanguage();
  const { value: structure, error } = useOfficeQuery('office.structure', {});
  const manages = useMay('office.manage');
  const [dialog, setDialog] = useState<OfficeDialog | null>(null);
  const actions = manages ? (
    <>
      <Button icon="person" onPress={() => setDialog({ kind: 'person' })} testId="add-person">
        {t('office.addPerson')}
      </Button>
      <Button icon="add" onPress={() => setDialog({ kind: 'section' })} testId="add-section">
        {t('office.addSection')}
      </Button>
    </>
  ) : null;
  return (
    <Page title={t('frame.office')} testId="office" actions={actions}>
      <div className="page-body">
        <div className="stack stack-wide">
          <ErrorNotice error={error} />
          {manages ? <NewKeysPanel /> : null}
          {structure?.sections.map((section) => (
            <SectionPanel key={section.id} section={section} posts={structure.posts.filter((post) => post.sectionId === section.id)} manages={manages} onOpen={setDialog} />
          ))}
          <OfficeTools manages={manages} />
        </div>
      </div>
      {dialog && structure ? <OpenDialog dialog={dialog} structure={structure} onClose={() => setDialog(null)} /> : null}
    </Page>
  );
}
