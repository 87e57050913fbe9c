import { Dropdown, DropdownGroup, DropdownItem, DropdownList } from '@patternfly/react-core/dist/esm/components/Dropdown/index.js';
import { MenuToggle } from '@patternfly/react-core/dist/esm/components/MenuToggle/index.js';
import { lazy, Suspense, useState, useSyncExternalStore } from 'react';
import { useTranslation } from '../i18n/useTranslation.js';
import { useLocation } from 'wouter';
import { author, onAuthor } from '../base/author.js';
import { fetchCode } from '../base/code.js';
import { changeLanguage, type Language, LANGUAGES } from '../i18n/i18n.js';
import { Sign } from '../ui/signs.js';
import { goToPart, PLACES } from './places.js';
import type { Theme } from './theme.js';

const NameDialog = lazy(() => fetchCode('name', () => import('./NameDialog.js')).then((module) => ({ default: module.NameDialog })));

const THEMES = ['system', 'light', 'dark'] as const;
const THEME_TEXT = { system: 'app.themeSystem', light: 'app.themeLight', dark: 'app.themeDark' } as const;

/** The menus of the masthead: language and theme, and on a phone one of these and of where to go. */
export function MastheadMenus({ theme, onTheme }: { theme: Theme; onTheme: (theme: Theme) => void }) {
  const { t, i18n } = useTranslation();
  const [, navigate] = useLocation();
  const language: ChoiceProps = {
    name: t('app.language'),
    value: i18n.language,
    options: Object.entries(LANGUAGES).map(([value, label]) => ({ value, label, lang: value })),
    onChoose: (tag) => void changeLanguage(tag as Language),
  };
  const look: ChoiceProps = { value: theme, options: THEMES.map((value) => ({ value, label: t(THEME_TEXT[value]) })), onChoose: (value) => onTheme(value as Theme) };
  const name = useSyncExternalStore(onAuthor, author);
  const whose = name === '' ? t('saved.name') : t('saved.nameIs', { name });
  const [isNaming, setNaming] = useState(false);
  const behind: readonly Place[] = [
    { label: t('saved.bin'), href: '/bin' },
    { label: t('app.archive'), href: '/archive' },
  ];
  return (
    <>
      <span className="ds-choices">
        <Choice {...language} />
        <Choice {...look} />
        <Person name={name} label={whose} places={behind} onGo={navigate} onName={() => setNaming(true)} />
      </span>
      <Everything label={t('app.menu')} places={[...PLACES.map(({ key, href }) => ({ label: t(`app.${key}`), href })), ...behind]} onGo={(href) => goToPart(href, navigate)} choices={[language, look]} name={whose} onName={() => setNaming(true)} />
      {isNaming && (
        <Suspense>
          <NameDialog onClose={() => setNaming(false)} />
        </Suspense>
      )}
    </>
  );
}

/** One or two letters that stand for a name. */
function initialsOf(name: string): string {
  const words = name.split(/\s+/);
  return [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? '')][0] ?? '').join('').toUpperCase();
}

/** Where an entry of a menu leads. */
interface Place {
  readonly label: string;
  readonly href: string;
}

/** The menu of a person: their name, and what is seldom looked for. */
function Person({ name, label, places, onGo, onName }: { name: string; label: string; places: readonly Place[]; onGo: (href: string) => void; onName: () => void }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Dropdown
      isOpen={isOpen}
      onSelect={() => setOpen(false)}
      onOpenChange={setOpen}
      popperProps={{ position: 'right' }}
      toggle={(ref) => (
        <button ref={ref} type="button" className="ds-name-button" aria-haspopup="menu" aria-expanded={isOpen} title={name === '' ? label : name} aria-label={label} onClick={() => setOpen(!isOpen)}>
          {name === '' ? <Sign name="person" /> : initialsOf(name)}
        </button>
      )}
    >
      <DropdownList>
        <DropdownItem onClick={onName}>{label}</DropdownItem>
        {places.map(({ label: place, href }) => (
          <DropdownItem key={href} onClick={() => onGo(href)}>
            {place}
          </DropdownItem>
        ))}
      </DropdownList>
    </Dropdown>
  );
}

interface ChoiceProps {
  /** What is chosen, where the entries do not say it themselves. */
  name?: string;
  value: string;
  options: readonly { readonly value: string; readonly label: string; readonly lang?: string }[];
  onChoose: (value: string) => void;
}

/** A menu of which one entry holds. */
function Choice({ name, value, options, onChoose }: ChoiceProps) {
  const [isOpen, setOpen] = useState(false);
  const current = options.find((option) => option.value === value);
  return (
    <Dropdown
      isOpen={isOpen}
      onSelect={(_, chosen) => {
        setOpen(false);
        onChoose(String(chosen));
      }}
      onOpenChange={setOpen}
      popperProps={{ position: 'right' }}
      shouldFocusToggleOnSelect
      toggle={(ref) => (
        <MenuToggle ref={ref} size="sm" isExpanded={isOpen} aria-label={name === undefined ? current?.label : `${name}: ${current?.label ?? ''}`} onClick={() => setOpen(!isOpen)}>
          <span lang={current?.lang}>{current?.label}</span>
        </MenuToggle>
      )}
    >
      <DropdownList>
        {options.map((option) => (
          <DropdownItem key={option.value} value={option.value} isSelected={option.value === value} lang={option.lang}>
            {option.label}
          </DropdownItem>
        ))}
      </DropdownList>
    </Dropdown>
  );
}

interface EverythingProps {
  label: string;
  places: readonly Place[];
  onGo: (href: string) => void;
  choices: readonly ChoiceProps[];
  name: string;
  onName: () => void;
}

/** Where to go and what to choose, behind one button, where a row of them has no room. */
function Everything({ label, places, onGo, choices, name, onName }: EverythingProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <span className="ds-places">
      <Dropdown
        isOpen={isOpen}
        onSelect={() => setOpen(false)}
        onOpenChange={setOpen}
        popperProps={{ position: 'right' }}
        toggle={(ref) => (
          <MenuToggle
            ref={ref}
            variant="plain"
            isExpanded={isOpen}
            aria-label={label}
            onClick={() => setOpen(!isOpen)}
            icon={<Sign name="menu" />}
          />
        )}
      >
        <DropdownList>
          {places.map(({ label: place, href }) => (
            <DropdownItem key={href} onClick={() => onGo(href)}>
              {place}
            </DropdownItem>
          ))}
          <DropdownItem value={onName}>{name}</DropdownItem>
        </DropdownList>
        {choices.map(({ name, value, options, onChoose }) => (
          <DropdownGroup key={options[0]?.value} labelHeadingLevel="h2" {...(name !== undefined && { label: name })}>
            <DropdownList>
              {options.map((option) => (
                <DropdownItem key={option.value} onClick={() => onChoose(option.value)} isSelected={option.value === value} lang={option.lang}>
                  {option.label}
                </DropdownItem>
              ))}
            </DropdownList>
          </DropdownGroup>
        ))}
      </Dropdown>
    </span>
  );
}
