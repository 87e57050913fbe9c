import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { fetchSpaces } from '../../api/spaces.js';
import { useTranslation } from '../../i18n/useTranslation.js';

/** The address spaces that there are, as far as they are known. */
export const useSpaces = () => useQuery({ queryKey: ['spaces'], queryFn: fetchSpaces, staleTime: 0 }).data;

interface SpaceOfProps {
  id: string;
  space: string;
  isDisabled?: boolean;
  /** Puts the plan into another one; without, there is no choice. */
  onMove?: ((space: string) => void) | undefined;
  /** Whether a link leads to its page. */
  isLinked?: boolean;
}

/** The address space whose ranges the plan keeps clear of, and the others that it could lie in. */
export function SpaceOf({ id, space, isDisabled = false, onMove, isLinked = false }: SpaceOfProps) {
  const { t } = useTranslation();
  const spaces = useSpaces();
  const name = spaces?.find((each) => each.id === space)?.name ?? space;
  const href = `/spaces/${encodeURIComponent(space)}`;
  // Its line is there from the beginning, so that nothing moves once the spaces are known.
  return (
    <p className="ds-space-of">
      {onMove && spaces && spaces.length > 1 ? (
        <>
          <label htmlFor={id}>{t('saved.space')}</label>
          <select id={id} value={space} disabled={isDisabled} onChange={(event) => onMove(event.target.value)}>
            {spaces.map((each) => (
              <option key={each.id} value={each.id}>
                {each.name}
              </option>
            ))}
          </select>
          {isLinked && <Link href={href}>{t('saved.spaceOpen')}</Link>}
        </>
      ) : (
        <>
          {t('saved.space')} {isLinked ? <Link href={href}>{name}</Link> : <strong>{name}</strong>}
        </>
      )}
    </p>
  );
}
