import { createContext } from 'react';

/** The entry that a field is a cell of, by its name; where there is none, a field stands by itself, with its label and what is said of it. */
export const CellOf = createContext<string | undefined>(undefined);
