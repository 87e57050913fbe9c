import { useEffect, useState } from 'react';
import { lasting } from '../base/storage.js';

/** What a person chose; `system` follows the device. */
export type Theme = 'system' | 'light' | 'dark';

const STORAGE_KEY = 'dualstack.theme';
const dark = window.matchMedia('(prefers-color-scheme: dark)');

function stored(): Theme {
  const value = lasting.read(STORAGE_KEY);
  return value === 'light' || value === 'dark' ? value : 'system';
}

/** The chosen theme, put on the page as PatternFly's class, and a way to change it. */
export function useTheme(): [Theme, (theme: Theme) => void] {
  const [theme, setTheme] = useState(stored);
  useEffect(() => {
    const apply = () => document.documentElement.classList.toggle('pf-v6-theme-dark', theme === 'dark' || (theme === 'system' && dark.matches));
    apply();
    dark.addEventListener('change', apply);
    return () => dark.removeEventListener('change', apply);
  }, [theme]);
  return [
    theme,
    (next) => {
      lasting.write(STORAGE_KEY, next);
      setTheme(next);
    },
  ];
}
