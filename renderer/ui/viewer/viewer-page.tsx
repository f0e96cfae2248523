import { useEffect, useRef, useState } from 'react';
import { useLanguage } from '../../i18n/language-provider.tsx';
import type { PageSource, Rotation } from './page-source.ts';

type Props = {
  readonly source: PageSource;
  readonly page: number;
  /** Size on the screen, as turned. */
  readonly width: number;
  readonly height: number;
  readonly rotation: Rotation;
};

/** One page of a scan; white while it is drawn, and a sentence where that fails. */
export function ViewerPage({ source, page, width, height, rotation }: Props) {
  const { t } = useLanguage();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    const drawing = source.draw(page, element, { width: Math.ceil(width * window.devicePixelRatio), rotation });
    let stopped = false;
    drawing.done.then(
      () => element.setAttribute('data-drawn', 'true'),
      () => {
        if (!stopped) setFailed(true);
      },
    );
    return () => {
      stopped = true;
      drawing.stop();
    };
  }, [source, page, width, rotation]);
  return (
    <div className="viewer-page" style={{ inlineSize: width, blockSize: height }}>
      <canvas ref={canvas} role="img" dir="ltr" className="pdf-page" style={{ inlineSize: width, blockSize: height }} aria-label={t('pdf.page', { page, pages: source.pages })} />
      {failed ? <p className="viewer-failed">{t('attachments.failedPage')}</p> : null}
    </div>
  );
}
