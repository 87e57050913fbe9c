import { messagesOf } from '../../findings/message.js';
import type { en } from './messages/en.js';

/** Names of ranges that KKP makes. */
export const nameOf = messagesOf<typeof en.names>();
