import { frameOf, type MapNode } from './tree.js';

/** A range that is drawn, with what is drawn in it. */
export interface FoldedNode {
  readonly node: MapNode;
  readonly children: readonly Folded[];
}

/** Ranges beside one another that are drawn as one, with whatever lies in them. */
export interface FoldedStack {
  readonly nodes: readonly MapNode[];
  /** All ranges that it stands for. */
  readonly ids: readonly string[];
  readonly conflicts: number;
}

export type Folded = FoldedNode | FoldedStack;

export const isStack = (folded: Folded): folded is FoldedStack => !Object.hasOwn(folded, 'node');

interface FoldOptions {
  /**
   * How hard to fold:
   * 1 runs of quiet ranges with nothing in them, where there are more than twelve beside one another;
   * 2 whatever is quiet, with all that lies in it;
   * 3 what is refused too, but for the first problems;
   * 4 everything but the range of the focus;
   * 5 everything.
   */
  readonly level: number;
  readonly lit?: string | undefined;
  readonly numbers: ReadonlyMap<string, number>;
  /** Keys of stacks that are open: they show a dozen parts, each a range or a stack of fewer. */
  readonly open?: ReadonlySet<string> | undefined;
}

/** Ranges beside one another that are drawn one by one. */
const MOST_SIBLINGS = 12;
/** Problems that are drawn one by one where there are very many. */
const FIRST_PROBLEMS = 20;

/** Folds the tree of a family. The order stays, and every range is drawn or stands in one stack. */
export function foldTree(roots: readonly MapNode[], { level, lit, numbers, open }: FoldOptions): readonly Folded[] {
  const isLoud = (node: MapNode): boolean => {
    if (level >= 5) return false;
    if (node.id === lit || node.isPreview) return true;
    if (level >= 4) return false;
    const isProblem = node.conflict !== undefined || node.range === undefined;
    return isProblem && (level < 3 || (numbers.get(node.id) ?? Infinity) <= FIRST_PROBLEMS);
  };
  const loud = new Set<MapNode>();
  const listen = (nodes: readonly MapNode[]): boolean => {
    let any = false;
    for (const node of nodes) {
      const isInside = listen(node.children);
      if (!isInside && !isLoud(node)) continue;
      loud.add(node);
      any = true;
    }
    return any;
  };
  listen(roots);

  /** A run of ranges as one stack, or, where that is open, as its parts. */
  const opened = (run: readonly MapNode[]): readonly Folded[] => {
    if (open?.has(stackKey(run)) !== true) return [stack(run)];
    const size = Math.ceil(run.length / MOST_SIBLINGS);
    if (size === 1) return run.map((node) => ({ node, children: fold(node.children) }));
    return Array.from({ length: Math.ceil(run.length / size) }, (_, index) => run.slice(index * size, (index + 1) * size)).flatMap((part) => (part.length === 1 ? part.map((node) => ({ node, children: fold(node.children) })) : opened(part)));
  };
  const fold = (nodes: readonly MapNode[]): readonly Folded[] => {
    const isCrowd = nodes.length > MOST_SIBLINGS || level >= 2;
    const mayFold = (node: MapNode, index: number): boolean => {
      if (!isCrowd || loud.has(node)) return false;
      if (level > 1) return true;
      const beside = [nodes[index - 1], nodes[index + 1]];
      return node.children.length === 0 && !beside.some((each) => each && loud.has(each));
    };
    const out: Folded[] = [];
    let run: MapNode[] = [];
    const close = () => {
      // Two are no stack, unless there is no room for two.
      if (run.length > 2 || (level > 1 && run.length > 0 && (run.length > 1 || run.some(({ children }) => children.length > 0 || level >= 5)))) out.push(...opened(run));
      else out.push(...run.map((node) => ({ node, children: fold(node.children) })));
      run = [];
    };
    nodes.forEach((node, index) => {
      if (mayFold(node, index)) {
        const [first] = run;
        if (first && level < 4 && !isAlike(first, node)) close();
        run.push(node);
      } else {
        close();
        out.push({ node, children: fold(node.children) });
      }
    });
    close();
    return out;
  };
  return fold(roots);
}

/** Whether two ranges go into one stack: for the same use, in the same block of the registries. */
const isAlike = (a: MapNode, b: MapNode): boolean => a.role === b.role && (a.parent !== undefined || frameOf(a.cidr) === frameOf(b.cidr));

/** What a stack is known by: where it begins, and how many it holds. */
export const stackKey = (nodes: readonly MapNode[]): string => `${nodes[0]?.id ?? ''} × ${nodes.length}`;

function stack(nodes: readonly MapNode[]): FoldedStack {
  const ids: string[] = [];
  let conflicts = 0;
  const collect = (list: readonly MapNode[]) => {
    for (const { id, conflict, range, children } of list) {
      ids.push(id);
      if (conflict?.severity === 'error' || range === undefined) conflicts += 1;
      collect(children);
    }
  };
  collect(nodes);
  return { nodes, ids, conflicts };
}
