import { countSubnets, FAMILY_LABEL, type Family, formatCount, parseCidr, type Path, podAddresses, serviceAddresses, sizeOf } from '@dualstack/schema';
import { useTranslation } from '../../i18n/useTranslation.js';
import { usePlanValue, useWizard } from '../WizardContext.js';
import { SuggestRange } from '../size/SuggestRange.js';
import type { FieldProps } from './Field.js';
import { memoField } from './memoField.js';
import { TextField } from './TextField.js';

interface CidrFieldProps extends FieldProps {
  family: Family;
  placeholder?: string;
  isKept?: boolean;
  /** How the range is used, so that the line under it can say what it holds. */
  use?: { readonly nodeMask: number | undefined } | 'services' | 'addresses';
  /** What the range means where the real system hands addresses out in its own way; shown after their number. */
  meaning?: string | undefined;
  /** Whether a free range is suggested for it; it is, unless told. */
  isSuggested?: boolean;
}

/** A range of one family, with what it means under it as it is typed. */
export const CidrField = memoField(function CidrField({ family, use = 'addresses', meaning, isSuggested = true, ...field }: CidrFieldProps) {
  const value = usePlanValue<string>(field.path);
  return <TextField isCode {...field} hint={<RangeMeaning path={field.path} text={value} family={family} use={use} meaning={meaning} />} beside={isSuggested ? <SuggestRange path={field.path} family={family} /> : undefined} />;
});

function RangeMeaning({ path, text, family, use, meaning }: { path: Path; text: string | undefined; family: Family; use: NonNullable<CidrFieldProps['use']>; meaning: string | undefined }) {
  const { t } = useTranslation();
  const { provider } = useWizard();
  const parsed = parseCidr(text ?? '');
  if (!parsed.ok || parsed.value.family !== family) return t('cidr.example', { family: FAMILY_LABEL[family], example: provider.exampleRange(path, family) });
  /** Of Services the figure is that of the address plan: what they can have, not what the range holds. */
  const count = use === 'services' ? serviceAddresses(parsed.value) : sizeOf(parsed.value);
  const exact = t('cidr.exactly', { count: count.toLocaleString() as unknown as number });
  const shown = <span title={exact}>{formatCount(count)}</span>;
  const unit = t(use === 'services' ? 'cidr.services' : 'cidr.addresses');
  if (meaning !== undefined) return <>{shown} {unit} · {meaning}</>;
  if (typeof use === 'string' || use.nodeMask === undefined) return <>{shown} {unit}</>;
  const nodes = countSubnets(parsed.value, use.nodeMask);
  return (
    <>
      {shown} {unit}
      {nodes > 0n && ` · ${t('cidr.nodes', { nodes: formatCount(nodes), mask: use.nodeMask })} · ${t('cidr.podsEach', { pods: formatCount(podAddresses(family, use.nodeMask)) })}`}
    </>
  );
}
