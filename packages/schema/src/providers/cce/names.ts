import { messagesOf } from '../../findings/message.js';
import type { en } from './messages/en.js';

/** Names of the ranges that CCE has beyond those of every provider. */
export const nameOf = messagesOf<typeof en.names>();
