import { Fragment } from 'react';
import { splitCode } from './splitCode.js';

/** A sentence in which addresses and ranges are set as such. */
export function CodeText({ text }: { text: string }) {
  return splitCode(text).map(({ text: part, isCode }, index) => (isCode ? <code key={index}>{part}</code> : <Fragment key={index}>{part}</Fragment>));
}
