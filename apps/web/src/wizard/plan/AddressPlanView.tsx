import { FAMILY_LABEL, formatCount, type SpokenAddressPlan as AddressPlan } from '@dualstack/schema';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Block, layoutBand, sliceMarks } from './layout.js';

type FamilyPlan = AddressPlan['families'][number];
type PlannedRange = FamilyPlan['ranges'][number];

/** An address plan: one band per family, what the cluster can have, and every range in a table. */
export function AddressPlanView({ plan }: { plan: AddressPlan }) {
  const { t } = useTranslation();
  const [shown, setShown] = useState<PlannedRange>();
  return (
    <div className="ds-plan-view">
      {plan.families.map((family) => (
        <Band key={family.family} family={family} onShow={setShown} shown={shown?.id} />
      ))}
      <RangeDetails range={shown} />
      <Figures plan={plan} />
      <Overlaps plan={plan} />
      <details className="ds-fold">
        <summary>{t('plan.table')}</summary>
        <RangeTable plan={plan} />
      </details>
    </div>
  );
}

/** What a range is called: by its role, or, where a plan has several of one role that lie apart, by its own name. */
function useRangeName(): (range: PlannedRange) => string {
  const { t } = useTranslation();
  return (range) => (range.role === 'platform' ? range.name : t(`roles.${range.role}`));
}

function Band({ family, onShow, shown }: { family: FamilyPlan; onShow: (range: PlannedRange | undefined) => void; shown: string | undefined }) {
  const { t } = useTranslation();
  const blocks = layoutBand(family);
  return (
    <div className="ds-band" data-family={family.family} role="group" aria-label={FAMILY_LABEL[family.family]}>
      <p className="ds-family-name">{FAMILY_LABEL[family.family]}</p>
      {blocks.length === 0 ? (
        <p className="ds-hint">{t('plan.empty')}</p>
      ) : (
        <div className="ds-blocks">
          {blocks.map((block, index) => (
            <BlockView key={block.range.id} block={block} isFirst={index === 0} onShow={onShow} shown={shown} />
          ))}
        </div>
      )}
      {family.unreadable.map(({ id, role, name, text }) => (
        <p key={id} className="ds-unreadable">
          <span aria-hidden="true">?</span> {t('plan.unreadableRange', { name: role === 'platform' ? name : t(`roles.${role}`) })} <code>{text}</code>
        </p>
      ))}
      {family.assigned.length > 0 && (
        <p className="ds-assigned">
          {t('plan.assigned')}
          {t('marks.colon')}
          {family.assigned.map(({ name }) => name).join(t('marks.comma'))}
        </p>
      )}
    </div>
  );
}

function BlockView({ block: { range, weight, inner }, isFirst, onShow, shown }: { block: Block; isFirst: boolean; onShow: (range: PlannedRange | undefined) => void; shown: string | undefined }) {
  const name = useRangeName();
  const hasOverlap = inner.some(({ isOverlap }) => isOverlap);
  const events = (each: PlannedRange) => ({ onMouseEnter: () => onShow(each), onFocus: () => onShow(each), onClick: () => onShow(each), 'aria-label': `${name(each)} ${each.cidr}`, 'aria-pressed': shown === each.id });
  return (
    <>
      {!isFirst && (
        <span className="ds-break" aria-hidden="true">
          »
        </span>
      )}
      <div className="ds-block" style={{ flexGrow: weight }}>
        <div className="ds-block-box" data-role={range.role} data-automatic={range.automatic || undefined}>
          <button type="button" className="ds-block-hit" {...events(range)}>
            <span>{name(range)}</span>
          </button>
          {range.role === 'pods' && (
            <span className="ds-slices" aria-hidden="true">
              {Array.from({ length: sliceMarks(range) }, (_, each) => (
                <i key={each} />
              ))}
            </span>
          )}
          {inner.map((each) => (
            <button
              type="button"
              key={each.range.id}
              className="ds-inner"
              data-role={each.range.role}
              data-overlap={each.isOverlap || undefined}
              style={{ left: `${each.left * 100}%`, width: `${each.width * 100}%` }}
              {...events(each.range)}
            >
              {name(each.range)}
            </button>
          ))}
        </div>
        <code className="ds-block-cidr">{range.cidr}</code>
        {hasOverlap &&
          inner
            .filter(({ isOverlap }) => isOverlap)
            .map((each) => (
              <code key={each.range.id} className="ds-block-cidr ds-overlap-cidr">
                {each.range.cidr}
              </code>
            ))}
      </div>
    </>
  );
}

function RangeDetails({ range }: { range: PlannedRange | undefined }) {
  const { t } = useTranslation();
  const name = useRangeName();
  return (
    <div className="ds-range-details" aria-live="polite">
      {range ? (
        <>
          <strong>{name(range)}</strong> <code>{range.cidr}</code>
          {range.name !== name(range) && <> {range.name}</>}
          <br />
          <code>{range.first}</code> – <code>{range.last}</code>
          <br />
          {t('plan.holds', { addresses: formatCount(BigInt(range.size)) })}
          {range.nodes && ` · ${t('cidr.nodes', { nodes: formatCount(BigInt(range.nodes.count)), mask: range.nodes.prefix })}`}
          {range.automatic && ` · ${t('plan.automatic')}`}
        </>
      ) : (
        t('plan.hover')
      )}
    </div>
  );
}

function Figures({ plan: { capacity, runsOutFirst } }: { plan: AddressPlan }) {
  const { t } = useTranslation();
  const figure = (text: string | undefined) => (text === undefined ? '–' : formatCount(BigInt(text)));
  return (
    <dl className="ds-figures">
      {(capacity.nodes !== undefined || capacity.pods === undefined) && (
        <div>
          <dt>{t('plan.nodes')}</dt>
          <dd>{figure(capacity.nodes)}</dd>
        </div>
      )}
      {capacity.pods !== undefined && (
        <div>
          <dt>{t('plan.pods')}</dt>
          <dd>{figure(capacity.pods)}</dd>
        </div>
      )}
      {(capacity.podsPerNode !== undefined || (capacity.nodes === undefined && capacity.pods === undefined)) && (
        <div>
          <dt>{t('plan.podsPerNode')}</dt>
          <dd>
            {figure(capacity.podsPerNode)} {capacity.podAddressesPerNode !== undefined && <small>{t('plan.of', { count: figure(capacity.podAddressesPerNode) as unknown as number })}</small>}
          </dd>
        </div>
      )}
      <div>
        <dt>{t('roles.services')}</dt>
        <dd>{figure(capacity.services)}</dd>
      </div>
      <div>
        <dt>{t('plan.runsOut')}</dt>
        <dd>{runsOutFirst ? `${FAMILY_LABEL[runsOutFirst.family]} ${t(`roles.${runsOutFirst.role}`)}` : '–'}</dd>
      </div>
    </dl>
  );
}

function Overlaps({ plan }: { plan: AddressPlan }) {
  const { t } = useTranslation();
  const name = useRangeName();
  const overlaps = plan.families.flatMap(({ ranges, overlaps: pairs }) =>
    pairs.flatMap(({ a, b }) => {
      const [outer, inner] = [ranges.find(({ id }) => id === a), ranges.find(({ id }) => id === b)];
      return outer && inner ? [{ outer, inner }] : [];
    }),
  );
  if (overlaps.length === 0) return null;
  return (
    <ul className="ds-overlaps">
      {overlaps.map(({ outer, inner }) => (
        <li key={outer.id + inner.id}>
          <strong>{inner.cidr}</strong>
          {t('plan.overlapsInner', { name: name(inner) })}
          <strong>{outer.cidr}</strong>
          {t('plan.overlapsOuter', { name: name(outer) })}
        </li>
      ))}
    </ul>
  );
}

function RangeTable({ plan }: { plan: AddressPlan }) {
  const { t } = useTranslation();
  const name = useRangeName();
  return (
    <div className="ds-table-scroll" tabIndex={0} role="region" aria-label={t('plan.table')}>
      <table className="ds-table">
        <thead>
          <tr>
            <th scope="col">{t('plan.use')}</th>
            <th scope="col">{t('plan.range')}</th>
            <th scope="col">{t('plan.first')}</th>
            <th scope="col">{t('plan.last')}</th>
            <th scope="col">{t('plan.size')}</th>
          </tr>
        </thead>
        <tbody>
          {plan.families.flatMap(({ ranges }) =>
            ranges.map((range) => (
              <tr key={range.id}>
                <th scope="row">{name(range)}</th>
                <td>
                  <code>{range.cidr}</code>
                </td>
                <td>
                  <code>{range.first}</code>
                </td>
                <td>
                  <code>{range.last}</code>
                </td>
                <td>{formatCount(BigInt(range.size))}</td>
              </tr>
            )),
          )}
        </tbody>
      </table>
    </div>
  );
}
