import type { Job } from '../../preload/contract/system.ts';
import { ask } from '../data/ask.ts';
import { goTo } from '../data/navigation.ts';
import { useOfficeQuery } from '../data/use-office-query.ts';
import { useLanguage } from '../i18n/language-provider.tsx';
import { Button } from '../ui/button.tsx';
import { Progress } from '../ui/progress.tsx';

function JobLine({ job }: { readonly job: Job }) {
  const { t, number } = useLanguage();
  return (
    <div className="stack stack-tight">
      <Progress label={t(`system.job_${job.kind}`)} done={job.done} total={job.total} text={t('frame.doneOf', { done: number(job.done), total: number(job.total) })} />
      {job.kind === 'batch' ? (
        <Button kind="quiet" onPress={() => goTo({ screen: 'batches' })}>
          {t('frame.show')}
        </Button>
      ) : (
        <Button kind="quiet" onPress={() => void ask('system.stopJob', { id: job.id })} testId="stop-job">
          {t('system.stopJob')}
        </Button>
      )}
    </div>
  );
}

/** Long work under way, in view wherever one works. */
export function JobIndicator() {
  const { value: jobs } = useOfficeQuery('system.jobs', {});
  const running = (jobs ?? []).filter((job) => job.state === 'running');
  if (running.length === 0) return null;
  return (
    <div className="jobs" data-testid="jobs">
      {running.slice(0, 2).map((job) => (
        <JobLine key={job.id} job={job} />
      ))}
    </div>
  );
}
