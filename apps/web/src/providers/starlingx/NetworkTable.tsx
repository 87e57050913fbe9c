import { FAMILIES, FAMILY_LABEL, type Family, valueAt } from '@dualstack/schema';
import * as starlingx from '@dualstack/schema/providers/starlingx';
import { useRef } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from '../../i18n/useTranslation.js';
import { FamilyColumns, FamilyHeads } from '../../ui/FamilyColumns.js';
import { Fold } from '../../ui/Section.js';
import { FamilyMark } from '../../ui/signs.js';
import { arriveAt } from '../../wizard/arrival.js';
import { CidrField } from '../../wizard/fields/CidrField.js';
import { OwnFindings } from '../../wizard/fields/OwnFindings.js';
import { TextField } from '../../wizard/fields/TextField.js';
import { PasteRows } from '../../wizard/table/PasteRows.js';
import { firstRefused, takeNamedRows } from '../../wizard/table/rows.js';
import { useDone } from '../../wizard/table/useDone.js';
import { useLabel, usePlanValue, useWizard } from '../../wizard/WizardContext.js';
import { useStarlingx } from './useStarlingx.js';
import { useTexts } from './useTexts.js';

const NETWORKS = ['spec', 'starlingx', 'networks'] as const;
/** What people name most often comes first. */
const FIELD_ORDER = ['gateway', 'floating', 'node0', 'node1', 'start', 'end'] as const satisfies readonly starlingx.AddressField[];

/** Networks as a table, a row each with a subnet per family; below each, the addresses in it. Rows can be pasted. */
export function NetworkTable({ names }: { names: readonly starlingx.NetworkName[] }) {
  const { t } = useTexts();
  const { t: shell } = useTranslation();
  const { families, settings } = useStarlingx();
  const { store, choose, touch } = useWizard();
  const around = useRef<HTMLDivElement>(null);
  const done = useDone(() => void arriveAt(store, [...NETWORKS, names[0] ?? '', 'subnets', families[0] ?? '']));
  return (
    <>
      <div ref={around} className="ds-platform" data-count={families.length}>
        <div className="ds-platform-row ds-platform-head" aria-hidden="true">
          <span>{t('network')}</span>
          <FamilyHeads families={families} />
        </div>
        {names.map((name) => (
          <NetworkRow key={name} name={name} />
        ))}
      </div>
      {done.notice}
      <div className="ds-actions">
        <PasteRows
          path={NETWORKS}
          columns={['subnets', ...(settings.mode === 'revert' ? [] : FIELD_ORDER)].flatMap((field) => FAMILIES.map((family) => ({ key: `${field}.${family}` })))}
          count={0}
          names={{ names, label: t('network') }}
          around={around}
          onTake={(rows, columns, mode) => {
            const next = takeNamedRows(store.plan(), NETWORKS, rows, columns, mode);
            flushSync(() => choose(NETWORKS, valueAt(next, NETWORKS)));
            const pasted = rows.flatMap(({ values }) => [...values.keys()].slice(1).map((column) => [...NETWORKS, String(values.get(0)), ...(columns[column]?.path ?? [])]));
            touch(...pasted);
            done.say(shell('table.done.taken', { count: rows.length }));
            return firstRefused(pasted, store.shownAt(NETWORKS, true)) ?? pasted[0] ?? NETWORKS;
          }}
        />
      </div>
    </>
  );
}

function NetworkRow({ name }: { name: starlingx.NetworkName }) {
  const { t } = useTexts();
  const { spec, settings, families } = useStarlingx();
  const network = useLabel(starlingx.inNetwork(name));
  const own = starlingx.familiesFor(name, spec.ipFamily);
  const isOptional = (family: Family) => family !== own[0] && (name === 'management' || name === 'admin');
  const known = settings.mode === 'revert' ? [] : starlingx.fieldsOf({ spec }, name);
  const fields = FIELD_ORDER.filter((field) => known.includes(field));
  return (
    <section className="ds-platform-row" aria-label={network}>
      <div className="ds-platform-name">
        <strong>{network}</strong>
        <small>{t(settings.mode !== 'install' && (name === 'clusterPod' || name === 'clusterService') ? `networkHintsRunning.${name}` : `networkHints.${name}`)}</small>
      </div>
      {families.map((family) =>
        own.includes(family) ? (
          <div key={family} role="group" aria-label={FAMILY_LABEL[family]} data-family={family}>
            <SubnetField name={name} family={family} isRequired={!isOptional(family)} />
          </div>
        ) : (
          <p key={family} className="ds-platform-none" data-family={family}>
            {(name === 'pxeboot' || name === 'multicast') && <FamilyMark family={family} named />}
            {name === 'pxeboot' || name === 'multicast' ? t(`none.${name}`) : ''}
          </p>
        ),
      )}
      {!families.includes('ipv4') && name === 'pxeboot' && (
        <div role="group" aria-label={FAMILY_LABEL.ipv4} data-family="ipv4">
          <SubnetField name={name} family="ipv4" isRequired />
        </div>
      )}
      <OwnFindings path={starlingx.inNetwork(name)} />
      {fields.length > 0 && (
        <Fold title={t('advanced', { network })} isFolded={name !== 'oam'}>
          <FamilyColumns families={own} rows={fields.map((field) => (family) => <AddressField name={name} field={field} family={family} />)} />
        </Fold>
      )}
    </section>
  );
}

function SubnetField({ name, family, isRequired }: { name: starlingx.NetworkName; family: Family; isRequired: boolean }) {
  return <CidrField family={family} path={starlingx.inNetwork(name, 'subnets', family)} use={name === 'clusterService' ? 'services' : 'addresses'} isRequired={isRequired} isKept={isRequired} {...(name === 'multicast' && { isSuggested: false })} />;
}

/** An address of a network, with what is derived where it is left open. */
function AddressField({ name, field, family }: { name: starlingx.NetworkName; field: starlingx.AddressField; family: Family }) {
  const { t } = useTexts();
  const { spec, complete } = useStarlingx();
  const path = starlingx.inNetwork(name, field, family);
  const value = usePlanValue<string>(path);
  const derived = complete ? starlingx.subnetOf(complete, name, family)?.addresses[field] : undefined;
  const isRequired = name === 'oam' && starlingx.askedOfOam({ spec }, family).includes(field);
  const hint = value !== undefined ? undefined : complete && !starlingx.isSent(complete, { family }) ? t('ofRunning') : derived?.isDerived ? t('derived', { address: derived.text }) : field === 'node0' || field === 'node1' ? t(`afterFloating.${field}`) : isRequired ? t('needed') : field === 'gateway' ? t('notDerived') : undefined;
  return <TextField isCode path={path} hint={hint} isRequired={isRequired} />;
}
