import type { DeskView, SelfTestLine } from '../../../preload/contract/network.ts';
import { useOfficeQuery } from '../../data/use-office-query.ts';
import { useLanguage, type LanguageTools } from '../../i18n/language-provider.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Progress } from '../../ui/progress.tsx';
import { useClockSentence } from './clock-words.ts';
import { useDeskName } from './desk-name.ts';

type Sentence = { readonly text: string; readonly good: boolean };
type Words = { readonly t: LanguageTools['t']; readonly named: (desk: string) => string; readonly clock: (wrongBy: number) => string };
type DeskLine = Extract<SelfTestLine, { what: 'desk' }>;
type HeardLine = Extract<SelfTestLine, { what: 'beacon' | 'mdns' }>;

/** Addresses read left to right in every language. */
const leftToRight = (text: string): string => `\u2066${text}\u2069`;

function deskSentence(line: DeskLine, { t, named }: Words): Sentence {
  const desk = named(line.deskId);
  const host = leftToRight(line.host ?? '');
  if (!line.reachable) return { text: t('network.testNotReached', { desk }), good: false };
  if (line.connectsBack === true) return { text: t('network.testBoth', { desk, host }), good: true };
  return line.connectsBack === false ? { text: t('network.testOneWay', { desk, host }), good: false } : { text: t('network.testUnsaid', { desk, host }), good: false };
}

function heardSentence({ what, on, heard }: HeardLine, { t }: Words): Sentence {
  const beacon = what === 'beacon';
  if (!on) return { text: t(beacon ? 'network.testBeaconOff' : 'network.testMdnsOff'), good: true };
  if (heard > 0) return { text: t(beacon ? 'network.testBeaconHeard' : 'network.testMdnsHeard', { heard }), good: true };
  return { text: t(beacon ? 'network.testBeaconSilent' : 'network.testMdnsSilent'), good: false };
}

function sentenceOf(line: SelfTestLine, words: Words): Sentence {
  const { t } = words;
  switch (line.what) {
    case 'addresses':
      if (line.hosts.length === 0) return { text: t('network.noAddress'), good: false };
      return { text: t('network.testAddresses', { hosts: line.hosts.map(leftToRight).join(', '), port: leftToRight(String(line.port)) }), good: !line.portTaken };
    case 'clock':
      return line.wrongBy === null ? { text: t('network.clockRight'), good: true } : { text: words.clock(line.wrongBy), good: false };
    case 'desk':
      return deskSentence(line, words);
    case 'beacon':
    case 'mdns':
      return heardSentence(line, words);
  }
}

/** The self-test as sentences that can be read out on the telephone. */
export function SelfTest({ desks }: { readonly desks: readonly DeskView[] }) {
  const { t, moment } = useLanguage();
  const deskName = useDeskName();
  const { value: test } = useOfficeQuery('network.selfTest', {});
  if (!test) return null;
  const clock = useClockSentence();
  const named = (id: string) => {
    const desk = desks.find((candidate) => candidate.id === id);
    return desk ? deskName(desk) : id.slice(0, 8);
  };
  const sentences = test.lines.map((line) => ({ ...sentenceOf(line, { t, named, clock }), key: line.what === 'desk' ? line.deskId : line.what }));
  return (
    <section className="panel panel-padded stack" data-testid="self-test" data-running={test.isRunning}>
      <h2>{t('network.testTitle')}</h2>
      {test.isRunning ? (
        <Progress label={t('network.testRunning')} done={test.done} total={test.total} text={t('network.testSteps', { done: test.done, total: test.total })} />
      ) : (
        <p className="soft small">
          {t('network.testDone', { moment: moment(test.startedAt) })} · {t('network.testHint')}
        </p>
      )}
      <ol className="network-sentences" aria-live="polite">
        {sentences.map(({ key, text, good }) => (
          <li key={key} className={good ? 'sentence-good' : 'sentence-bad'}>
            <Icon name={good ? 'check' : 'warning'} />
            <span>{text}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
