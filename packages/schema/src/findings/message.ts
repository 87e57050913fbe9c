import type { Cidr } from '../address/cidr.js';
import type { Family } from '../address/family.js';
import { formatCidr } from '../address/format.js';
import type { AddressProblem } from '../address/problem.js';

/** A value that a message is made of: JSON, so that it travels, and reads the same in every language. */
export type Param = string | number | boolean | undefined | readonly Param[] | { readonly [key: string]: Param };
export type Params = { readonly [key: string]: Param };

/** A text as data: which one, and what it is made of. {@link Wordings} of each language say how it reads. */
export type Message<Code extends string = string> = { readonly code: Code; readonly params?: Params };

/** What is said of a place of a plan: which of the messages of its rule, where it has several, and what it is made of. */
export interface Said {
  readonly variant?: string;
  readonly params: Params;
}

/** What a wording may ask for: names that stand in another catalog, in its own language. */
export interface Words {
  /** The name of a range or of a field. */
  readonly nameOf: (name: Message) => string;
}

/** How a message reads in one language. */
export type Wording<P> = (params: P, words: Words) => string;
/** Any wording; only whoever has looked up its parameters by its code may ask it. */
export type AnyWording = Wording<never>;

/** Texts of one language by their codes. */
export type Wordings = Readonly<Record<string, string | AnyWording>>;

/** How a finding reads: what it is about, and what it says, by variant where it has several messages. */
export interface RuleText {
  readonly title: string;
  /** The mechanism in the real system, in one or two sentences: what refuses, or what breaks where nothing does. Every rule has one; what is asked of the shape of a document has none. */
  readonly why?: string;
  readonly says: AnyWording | Readonly<Record<string, AnyWording>>;
}
export type RuleTexts = Readonly<Record<string, RuleText>>;

/** Those of some texts that a rule can be made of: they have a reason. */
export type RuleId<Texts extends RuleTexts> = { [Id in keyof Texts & string]: Texts[Id] extends { readonly why: string } ? Id : never }[keyof Texts & string];

/** The shape of a catalog in another language: the same keys, and the same parameters of each wording. */
export type Translation<T> = T extends string ? string : T extends (...args: infer Args) => string ? (Args extends [] ? () => string : Wording<Args[0]>) : { readonly [Key in keyof T]: Translation<T[Key]> };

type ArgsOf<W> = W extends (...args: infer Args) => string ? (Args extends [] ? [] : [params: Args[0]]) : [];

/** How a rule says what it found: its parameters, after the variant where it has several messages. */
export type Say<Says> = Says extends (...args: never) => string ? (...args: ArgsOf<Says>) => Said : <Variant extends keyof Says & string>(variant: Variant, ...args: ArgsOf<Says[Variant]>) => Said;

/** The one implementation of every {@link Say}. */
function say(first?: string | Params, second: Params = {}): Said {
  return typeof first === 'string' ? { variant: first, params: second } : { params: first ?? {} };
}

/** {@link say} as the one of some wordings. It puts down whatever it is given, so that it is any of them; what fits is for the compiler. */
export const sayOf = <Says>(): Say<Says> => say as unknown as Say<Says>;

/** What is wrong with the text of an address or a range, said by a rule that has the wordings of such problems among its own. */
export const sayProblem = (problem: AddressProblem, { family, example, meant = [] }: OfField = {}): Said => ({
  variant: problem.code,
  params:
    problem.code === 'empty'
      ? { ...problem.params, ...(family && { family }), ...(example !== undefined && { example }) }
      : problem.code === 'prefix-missing' && meant[0]
        ? { ...problem.params, range: formatCidr(meant[0]) }
        : problem.params,
});

/** What is known of the field of such a text: the one family that it takes, and what could stand there. */
export interface OfField {
  readonly family?: Family | undefined;
  readonly example?: string | undefined;
  /** Ranges that the text very likely stands for, best first. */
  readonly meant?: readonly Cidr[];
}

/**
 * Makes messages of a catalog, typed by it: a code that it has not, or a parameter that is missing, does not compile.
 *
 * @example const label = messagesOf<typeof en.fixes>(); label('use', { value: 'fd02::/108' })
 */
export const messagesOf =
  <Texts extends Wordings>() =>
  <Code extends keyof Texts & string>(code: Code, ...[params]: ArgsOf<Texts[Code]>): Message<Code> =>
    params === undefined ? { code } : { code, params };
