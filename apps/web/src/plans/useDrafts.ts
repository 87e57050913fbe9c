import { useSyncExternalStore } from 'react';
import { lasting } from '../base/storage.js';
import { createDraftStore } from './drafts.js';

/** The drafts of this browser. */
export const drafts = createDraftStore(lasting);

window.addEventListener('storage', ({ key }) => drafts.receive(key));
// A page that comes back out of the browser's cache was told of nothing meanwhile.
window.addEventListener('pageshow', ({ persisted }) => persisted && drafts.receive(null));

/** Every draft, newest first; changes in other tabs show too. */
export const useDrafts = () => useSyncExternalStore(drafts.subscribe, drafts.list);

/** Whether the last change of a draft is saved. */
export const useSaveState = () => useSyncExternalStore(drafts.subscribe, drafts.saveState);

/** Whether the browser keeps what is written here beyond the page. */
export const useKeepsDrafts = () => useSyncExternalStore(drafts.subscribe, drafts.keeps);
