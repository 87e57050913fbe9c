import { outsideOf, parseCidr } from '@dualstack/schema';
import { useSpaces } from '../mark/SpaceOf.js';
import { useFieldName, useSelected } from '../WizardContext.js';
import { useSizeTexts } from './useSizeTexts.js';

/** Says which ranges lie in no pool of the address space, where it has pools for what they are for. */
export function OutsidePools({ space }: { space: string }) {
  const { t } = useSizeTexts();
  const nameOf = useFieldName();
  const pools = (useSpaces()?.find(({ id }) => id === space)?.pools ?? []).flatMap(({ cidr, roles }) => {
    const parsed = parseCidr(cidr);
    return parsed.ok ? [{ cidr: parsed.value, roles }] : [];
  });
  const read = useSelected((store) => store.validation().read);
  const outside = read && pools.length > 0 ? outsideOf(read.facts(), pools) : [];
  if (outside.length === 0) return null;
  return (
    <div className="ds-outside">
      <p>{t('outside')}</p>
      <ul>
        {outside.map(({ path, range }) => (
          <li key={range}>
            {nameOf(path)} <code>{range}</code>
          </li>
        ))}
      </ul>
    </div>
  );
}
