import { Button } from '@patternfly/react-core/dist/esm/components/Button/index.js';
import { useMemo, useState } from 'react';
import { useTranslation } from '../i18n/useTranslation.js';
import type { ListedMistake } from '../api/client.js';
import { CodeText } from '../ui/CodeText.js';
import { FamilyMark, Sign } from '../ui/signs.js';
import type { PairName } from './live.js';
import { type Live, loadLive, useLive } from './useLive.js';

/** The pair that the demonstration begins with, until the domain is there to say so itself. */
const FIRST = { pods: '2001:cafe:42::/56', services: '2001:cafe:42:1::/112' } as const;
const NAMES = ['pods', 'services'] as const;

/** Two ranges, what the rules say of them while they are typed, and the lens on both. */
export function Demo({ mistake }: { mistake: ListedMistake | undefined }) {
  const { t } = useTranslation();
  const live = useLive();
  return (
    <section className="ds-demo" aria-labelledby="demo" data-family="ipv6" onFocus={() => void loadLive()}>
      <div className="ds-demo-head">
        <h2 id="demo">
          <strong>{t('start.try')}</strong> {mistake ? t('start.tryWhere', { where: mistake.where }) : ' '}
        </h2>
        {mistake && (
          <a href={mistake.source.url} target="_blank" rel="noreferrer">
            {mistake.source.title.split(':')[0]} <Sign name="out" />
            <span className="pf-v6-screen-reader"> {t('field.newTab')}</span>
          </a>
        )}
      </div>
      {live ? <LiveDemo live={live} /> : <Waiting />}
    </section>
  );
}

/** The same before the domain is there: as high, and with fields that can be come to, which fetches it. */
function Waiting() {
  const { t } = useTranslation();
  return (
    <div className="ds-demo-grid">
      <div className="ds-demo-body">
        <div className="ds-demo-fields">
          {NAMES.map((name) => (
            <RangeField key={name} name={name} value={FIRST[name]} />
          ))}
        </div>
        <div className="ds-demo-said" aria-hidden="true" />
      </div>
      <div className="ds-demo-lens">
        <p className="ds-demo-wait">{t('start.lensWaits')}</p>
      </div>
    </div>
  );
}

function LiveDemo({ live }: { live: Live }) {
  const { t, i18n } = useTranslation();
  const { Lens, DEMO, judge, withRange, useSpeaker, useWhy } = live;
  const { language, titleOf, whyOf } = useSpeaker();
  const [plan, setPlan] = useState(DEMO?.plan);
  // The words of a finding are of the language that the domain speaks by then.
  const { pods, services, finding, at, fix } = useMemo(() => ({ ...judge(plan), language }), [judge, plan, language]);
  const rule = finding?.rule ?? '';
  const { button, reason } = useWhy({ rule, title: titleOf(rule), why: whyOf(rule), source: finding?.source });
  const values = { pods, services };
  const isPlain = plan === DEMO?.plan;
  return (
    <div className="ds-demo-grid">
      <div className="ds-demo-body">
        <div className="ds-demo-fields">
          {NAMES.map((name) => (
            <RangeField key={name} name={name} value={values[name]} isInvalid={at.includes(name)} onChange={(text) => setPlan((before: unknown) => withRange(before, name, text))} />
          ))}
        </div>
        <div className="ds-demo-said" id="demo-said" role="status">
          {finding ? (
            <>
              <p className="ds-said" data-kind="error">
                <Sign name="stop" />
                <span>
                  <CodeText text={finding.message} /> {button}
                  {reason}
                </span>
              </p>
              {fix && (
                <Button variant="secondary" onClick={() => setPlan(fix.apply())}>
                  <CodeText text={fix.label} />
                </Button>
              )}
            </>
          ) : (
            <>
              <p className="ds-said" data-kind="ok">
                <Sign name="ok" />
                <span>{t('start.apart')}</span>
              </p>
              {!isPlain && (
                <Button variant="secondary" onClick={() => setPlan(DEMO?.plan)}>
                  {t('start.again')}
                </Button>
              )}
            </>
          )}
        </div>
      </div>
      <div className="ds-demo-lens">
        <div className="ds-demo-legend" lang={i18n.language}>
          <span>{t('start.written')}</span>
          <span>
            <b>42</b> {t('start.typed')} <i>00</i> {t('start.leftOut')} <i>x</i> {t('start.free')}
          </span>
        </div>
        <Lens family="ipv6" rows={NAMES.map((name) => ({ label: t(`roles.${name}`), text: values[name] }))} empty={<p className="ds-demo-wait">{t('start.lensEmpty')}</p>} />
      </div>
    </div>
  );
}

function RangeField({ name, value, isInvalid = false, onChange }: { name: PairName; value: string; isInvalid?: boolean; onChange?: (text: string) => void }) {
  const { t } = useTranslation();
  return (
    <div className="ds-demo-field">
      <label htmlFor={`demo-${name}`}>
        <FamilyMark family="ipv6" /> {t(`roles.${name}`)}
      </label>
      <span>
        <input id={`demo-${name}`} value={value} readOnly={!onChange} spellCheck={false} autoComplete="off" aria-invalid={isInvalid} aria-describedby="demo-said" onChange={(event) => onChange?.(event.target.value.trim())} />
        {isInvalid && <Sign name="stop" />}
      </span>
    </div>
  );
}
