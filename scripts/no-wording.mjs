/*
 * A lint rule of the project's own: what people read stands in messages/, in every language, and nowhere else.
 */

/** Texts that stand in for a value of a template, so that what is around it still reads as it will. */
const VALUE = 'X';
/** Properties whose text somebody reads, however short it is. */
const READ = new Set(['message', 'label', 'title', 'name']);

const words = (text) => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

/** Whether a text reads as a sentence: three words or more, with a capital before them or a full stop behind. */
const isSentence = (text) => words(text) >= 3 && (/^["'“]?\p{Lu}/u.test(text) || /[.:;!?。：；！？]["'”]?$/u.test(text.trim()));
/** Whether a text is one for people in a place that people read: not an identifier. */
const isWording = (text) => words(text) >= 2 && /\p{L}/u.test(text);
const isChinese = (text) => /\p{Script=Han}/u.test(text);

const keyOf = (property) => (property.type === 'Property' && !property.computed ? (property.key.name ?? property.key.value) : undefined);

/** Whether an object says where a rule comes from: a title as the source itself writes it, and where it is. */
const isSource = (object) => object?.type === 'ObjectExpression' && object.properties.some((each) => keyOf(each) === 'url');

/** Whether a text is for programmers: of an error that is thrown, or the description of a JSON Schema. */
function isForProgrammers(node) {
  for (let each = node; each; each = each.parent) {
    if (each.type === 'NewExpression' && each.parent.type === 'ThrowStatement') return true;
    if (keyOf(each) === 'description' && each.parent.parent.type === 'CallExpression' && each.parent.parent.callee.property?.name === 'meta') return true;
    if (each.type === 'ImportDeclaration' || each.type.startsWith('TS')) return true;
  }
  return false;
}

/** The property of which a node is the value, or a part of the value that is chosen. */
function propertyOf(node) {
  let each = node;
  while (['ConditionalExpression', 'LogicalExpression', 'TSAsExpression', 'TSSatisfiesExpression'].includes(each.parent?.type)) each = each.parent;
  return each.parent?.type === 'Property' && each.parent.value === each ? each.parent : undefined;
}

/** @type {import('eslint').Rule.RuleModule} */
export const noWording = {
  meta: { type: 'problem', schema: [], messages: { wording: 'What people read stands in messages/, in every language: {{text}}' } },
  create(context) {
    const check = (node, text) => {
      const property = propertyOf(node);
      if (property && keyOf(property) === 'title' && isSource(property.parent)) return;
      const isRead = property !== undefined && READ.has(keyOf(property));
      if (!(isChinese(text) || isSentence(text) || (isRead && isWording(text)))) return;
      if (!isForProgrammers(node)) context.report({ node, messageId: 'wording', data: { text: text.length > 60 ? `${text.slice(0, 59)}…` : text } });
    };
    return {
      Literal: (node) => typeof node.value === 'string' && check(node, node.value),
      TemplateLiteral: (node) => check(node, node.quasis.map(({ value }) => value.cooked ?? value.raw).join(VALUE)),
    };
  },
};
