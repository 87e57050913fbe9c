import { RANGE_ROLES } from '@dualstack/schema';
import { Link } from 'wouter';
import type { Clash } from '../api/client.js';
import { useTranslation } from '../i18n/useTranslation.js';
import { addressOf } from './address.js';

/** Ranges of a plan that are somebody else's too, in words: which, whose, with a way there. */
export function ClashList({ clashes }: { clashes: readonly Clash[] }) {
  const { t } = useTranslation();
  return (
    <ul className="ds-clashes">
      {clashes.map(({ range, path, with: other }, index) => {
        const role = RANGE_ROLES.find((each) => each === other.role);
        return (
          <li key={`${path} ${index}`}>
            <code>{range}</code> {t(other.range === range ? 'saved.clashSame' : 'saved.clashMeets')} <code>{other.range}</code>
            {role && t('saved.clashRole', { role: t(`roles.${role}`) })}{' '}
            {other.plan === undefined ? (
              t('saved.clashOthers', { name: other.name || t('start.unnamed') })
            ) : (
              <>
                {t('saved.clashOf')} <Link href={addressOf({ kind: 'plans', id: other.plan }, 'summary')}>{other.name || t('start.unnamed')}</Link>
              </>
            )}
            {other.owner !== '' && other.owner !== 'anonymous' && t('saved.clashOwner', { owner: other.owner })}
          </li>
        );
      })}
    </ul>
  );
}
