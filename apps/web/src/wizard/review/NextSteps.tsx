import { useTranslation } from '../../i18n/useTranslation.js';
import { Card } from './Card.js';
import { CopyIcon } from './CopyIcon.js';
import { useManifests } from './useManifests.js';

/** What to do with the files, with the commands of this very plan: the same that its guide has. */
export function NextSteps() {
  const { t } = useTranslation();
  const { isValid, query } = useManifests();
  const steps = query.data?.next ?? [];
  const way = query.data?.files.find((file) => file.group === 'create' && file.way !== undefined)?.way;
  return (
    <Card title={t('review.next')} className="ds-next" {...(way !== undefined && { hint: way })}>
      {!isValid && <p className="ds-empty">{t('review.nextAfterErrors')}</p>}
      {isValid && (
        <ol aria-busy={query.isPending}>
          {steps.map(({ text, commands }, index) => (
            <li key={text}>
              <p>{text}</p>
              {commands.length > 0 && (
                <div className="ds-cmd">
                  <code>
                    {commands.map((command) => (
                      <span key={command}>{command}</span>
                    ))}
                  </code>
                  <CopyIcon text={() => commands.join('\n')} label={t('review.copyCommand', { number: index + 1 })} />
                </div>
              )}
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}
