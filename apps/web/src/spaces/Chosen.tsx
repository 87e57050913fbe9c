import { Button } from '@patternfly/react-core/dist/esm/components/Button/index.js';
import { ADDRESS_BITS, formatCount, sizeOf } from '@dualstack/schema';
import { Fragment, useEffect, useRef } from 'react';
import { Link } from 'wouter';
import { useTranslation } from '../i18n/useTranslation.js';
import { FamilyMark, Sign } from '../ui/signs.js';
import { type DrawnRange, nameOf } from './pools.js';
import { useSpaceTexts } from './useSpaceTexts.js';

/** Ranges that are named one by one. */
const NAMED = 8;
const ANONYMOUS = 'anonymous';

interface ChosenProps {
  one: DrawnRange;
  /** What shares addresses with it. */
  clashes: readonly DrawnRange[];
  /** What else is the same range. */
  same: readonly DrawnRange[];
  /** Whether it is being given back. */
  isBusy: boolean;
  /** Goes into it, where one is not in it already. */
  onGo: ((range: string) => void) | undefined;
  onChoose: (id: string) => void;
  onRelease: (range: DrawnRange) => void;
  onClose: () => void;
}

/** The range that is chosen: whose it is, with whom it clashes, and what can be done about it. */
export function Chosen({ one, clashes, same, isBusy, onGo, onChoose, onRelease, onClose }: ChosenProps) {
  const { t: shell } = useTranslation();
  const { t } = useSpaceTexts();
  const panel = useRef<HTMLElement>(null);
  const { id, range, role, owner, inside, plan } = one.range;
  useEffect(() => panel.current?.focus(), [id]);
  const count = sizeOf(one.cidr);
  const ownerOf = ({ range: { owner: name } }: DrawnRange) => (name === ANONYMOUS ? shell('saved.somebody') : name);
  const facts = [
    shell(`roles.${role}`),
    t('addresses', { count: count === 1n ? 1 : 2, amount: formatCount(count) }),
    ...(owner === '' ? [] : [t('ownedBy', { owner: ownerOf(one) })]),
    ...(inside ? [t('insideCluster')] : []),
    t(`holding.${one.holding}`),
  ];
  return (
    <aside ref={panel} tabIndex={-1} className="ds-space-chosen" aria-label={t('chosen')} data-family={one.cidr.family} data-clash={clashes.length > 0 || undefined}>
      <Button variant="plain" size="sm" className="ds-space-close" aria-label={t('closeChosen')} onClick={onClose}>
        ✕
      </Button>
      <h3>
        <FamilyMark family={one.cidr.family} named /> {nameOf(one)} <code>{range}</code>
      </h3>
      <p>{facts.join(' · ')}</p>
      {same.length > 0 && (
        <p>
          {t('sameRange')}{' '}
          {same.slice(0, NAMED).map((each, index) => (
            <Fragment key={each.id}>
              {index > 0 && shell('marks.comma')}
              <Button variant="link" isInline onClick={() => onChoose(each.id)}>
                {t('named', { name: nameOf(each), state: t(`state.${each.holding}`) })}
              </Button>
            </Fragment>
          ))}
        </p>
      )}
      {clashes.length > 0 && (
        <div className="ds-space-clashes">
          <p>
            <Sign name="warn" /> <b>{t('clashTitle', { count: clashes.length })}</b>
            {t('pause') + t(plan?.status === 'draft' ? 'clashOfDraft' : 'clashOfFinal')}
          </p>
          <ul>
            {clashes.slice(0, NAMED).map((each) => (
              <li key={each.id}>
                <Button variant="link" isInline onClick={() => onChoose(each.id)}>
                  {nameOf(each)}
                </Button>{' '}
                <code>{each.range.range}</code>{' '}
                <small>{[shell(`roles.${each.range.role}`), t(`holding.${each.holding}`), ...(each.range.owner === '' ? [] : [t('ownedBy', { owner: ownerOf(each) })])].join(' · ')}</small>
              </li>
            ))}
          </ul>
          {clashes.length > NAMED && <p>{t('clashMore', { count: clashes.length - NAMED })}</p>}
        </div>
      )}
      <div>
        {plan && <Link href={`/plans/${plan.id}/edit/summary`}>{t('open', { name: plan.name })}</Link>}
        {!plan && (
          <Button variant="secondary" size="sm" aria-label={t('releaseNamed', { range })} isLoading={isBusy} isDisabled={isBusy} onClick={() => onRelease(one)}>
            {t('release')}
          </Button>
        )}
        {one.cidr.prefix < ADDRESS_BITS[one.cidr.family] && onGo && (
          <Button variant="link" size="sm" onClick={() => onGo(range)}>
            {t('goIn', { range })}
          </Button>
        )}
      </div>
    </aside>
  );
}
