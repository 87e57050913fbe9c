export { editText } from './plan/text/edit.js';
export { readText, type ReadText, type TextDocument, type TextFault, type TextPlace } from './plan/text/read.js';
