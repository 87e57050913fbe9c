import { type Family, familiesOf, type IpFamily, isDualStack, starlingx } from '@dualstack/schema';
import { useCallback } from 'react';
import { useParked, usePlan, useValidation, useWizard } from '../../wizard/WizardContext.js';

type Spec = starlingx.StarlingxDocument['spec'];
type Networks = NonNullable<Spec['starlingx']['networks']>;

/** The plan of a StarlingX wizard as its form holds it: anything in it may still be missing. */
export function useStarlingx() {
  const plan = usePlan();
  const validation = useValidation();
  const document = plan as starlingx.StarlingxDocument;
  const { spec } = document;
  const families: readonly Family[] = familiesOf(spec.ipFamily);
  /** The plan with its defaults, where it could be read: what is derived is derived from it. */
  const complete = validation.read?.plan as starlingx.StarlingxPlan | undefined;
  return { plan: document, spec, settings: spec.starlingx, families, complete };
}

/** Everything of `over` laid on `under`, key by key. */
function lay(under: object, over: object): object {
  const merged: Record<string, unknown> = { ...under };
  for (const [key, value] of Object.entries(over)) {
    if (value === undefined) continue;
    const below = merged[key];
    merged[key] = typeof value === 'object' && value !== null && typeof below === 'object' && below !== null ? lay(below, value as object) : value;
  }
  return merged;
}

const pick = <T>(values: Partial<Record<Family, T>> | undefined, families: readonly Family[]) => Object.fromEntries(families.flatMap((family) => (values?.[family] === undefined ? [] : [[family, values[family]]])));

/**
 * The networks of a system after a choice: only those, in only the families and with only the addresses, that it has.
 * What was typed before comes first, then what was put aside, then what a new plan begins with.
 */
function fit(next: Spec, before: Spec, kept: Networks): Networks {
  const { distributedCloudRole: role } = next.starlingx;
  const given = before.starlingx.networks ?? {};
  const hadAdmin = before.starlingx.distributedCloudRole === 'subcloud';
  return Object.fromEntries(
    starlingx.NETWORKS.flatMap((name) => {
      if (name === 'admin' && (role !== 'subcloud' || (hadAdmin && !given.admin))) return [];
      const families = starlingx.familiesFor(name, next.ipFamily);
      const spokenBefore = starlingx.familiesFor(name, before.ipFamily);
      const known = lay(kept[name] ?? {}, given[name] ?? {}) as starlingx.PlatformNetwork;
      const usual = starlingx.newNetwork(name, next.ipFamily);
      /** A family that was there to be filled in and was left empty stays empty. */
      const wanted = families.filter((family) => !spokenBefore.includes(family) || !given[name] || given[name].subnets?.[family] !== undefined);
      const subnets = { ...pick(usual.subnets, wanted), ...pick(known.subnets, wanted) };
      const fields = starlingx.fieldsOf({ spec: next }, name).flatMap((field) => {
        const values = pick(known[field], wanted);
        return Object.keys(values).length > 0 ? [[field, values]] : [];
      });
      return [[name, { subnets, ...Object.fromEntries(fields) }]];
    }),
  );
}

/**
 * Choices that change more than their own field. What a choice excludes is put aside and comes back with the
 * choice, so that nothing that was typed is lost.
 */
export function useChoices() {
  const { setValue, park } = useWizard();
  const parked = useParked();
  const { spec } = useStarlingx();

  const change = useCallback(
    (next: Spec) => {
      const kept = (parked['networks'] as Networks | undefined) ?? {};
      park('networks', lay(kept, spec.starlingx.networks ?? {}));
      setValue(['spec'], { ...next, starlingx: { ...next.starlingx, networks: fit(next, spec, kept) } });
    },
    [spec, setValue, park, parked],
  );

  const chooseFamily = useCallback((ipFamily: string) => change({ ...spec, ipFamily: ipFamily as IpFamily }), [spec, change]);

  const chooseMode = useCallback(
    (value: string) => {
      const mode = value as starlingx.Mode;
      const both = spec.ipFamily === 'IPv6' ? 'IPv6+IPv4' : 'IPv4+IPv6';
      const { dnsServers = [], ...settings } = spec.starlingx;
      /** A running system keeps its DNS servers until somebody names others. */
      const isUntouched = dnsServers.every((server) => starlingx.NEW_DNS.includes(server));
      const servers = isUntouched ? (mode === 'install' ? starlingx.NEW_DNS : []) : dnsServers;
      change({ ...spec, ipFamily: mode === 'install' || isDualStack(spec.ipFamily) ? spec.ipFamily : both, starlingx: { ...settings, mode, ...(servers.length > 0 && { dnsServers: [...servers] }) } });
    },
    [spec, change],
  );

  const chooseSystemType = useCallback((value: string) => change({ ...spec, starlingx: { ...spec.starlingx, systemType: value as starlingx.SystemType } }), [spec, change]);

  const chooseRole = useCallback(
    (value: string) => {
      const role = value as starlingx.Role;
      const { systemControllerGateway, ...settings } = spec.starlingx;
      if (systemControllerGateway !== undefined) park('systemControllerGateway', systemControllerGateway);
      const gateway = systemControllerGateway ?? (parked['systemControllerGateway'] as string | undefined);
      change({ ...spec, starlingx: { ...settings, distributedCloudRole: role, ...(role === 'subcloud' && gateway !== undefined && { systemControllerGateway: gateway }) } });
    },
    [spec, change, park, parked],
  );

  return { chooseFamily, chooseMode, chooseSystemType, chooseRole };
}
