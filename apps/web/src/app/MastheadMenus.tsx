import { Dropdown, DropdownItem, DropdownList } from '@patternfly/react-core/dist/esm/components/Dropdown/index.js';
import { MenuToggle } from '@patternfly/react-core/dist/esm/components/MenuToggle/index.js';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { changeLanguage, type Language, LANGUAGES } from '../i18n/i18n.js';
import { Sign } from '../ui/signs.js';
import { goToPart, PLACES } from './places.js';
import type { Theme } from './theme.js';

const THEMES = ['system', 'light', 'dark'] as const;
const THEME_TEXT = { system: 'app.themeSystem', light: 'app.themeLight', dark: 'app.themeDark' } as const;

/** The menus of the masthead: language, theme, and on a phone where to go. */
export function MastheadMenus({ theme, onTheme }: { theme: Theme; onTheme: (theme: Theme) => void }) {
  const { t, i18n } = useTranslation();
  const [, navigate] = useLocation();
  return (
    <>
      <Choice
        name={t('app.language')}
        value={i18n.language}
        options={Object.entries(LANGUAGES).map(([value, label]) => ({ value, label, lang: value }))}
        onChoose={(tag) => void changeLanguage(tag as Language)}
      />
      <Choice value={theme} options={THEMES.map((value) => ({ value, label: t(THEME_TEXT[value]) }))} onChoose={(value) => onTheme(value as Theme)} />
      <Places label={t('app.menu')} places={PLACES.map(({ key, href }) => ({ label: t(`app.${key}`), href }))} onGo={(href) => goToPart(href, navigate)} />
    </>
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

/** Where to go, behind a button, where the row of places has no room. */
function Places({ label, places, onGo }: { label: string; places: readonly { readonly label: string; readonly href: string }[]; onGo: (href: string) => void }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <span className="ds-places">
      <Dropdown
        isOpen={isOpen}
        onSelect={(_, href) => {
          setOpen(false);
          onGo(String(href));
        }}
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
            <DropdownItem key={href} value={href}>
              {place}
            </DropdownItem>
          ))}
        </DropdownList>
      </Dropdown>
    </span>
  );
}
