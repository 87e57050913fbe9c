/** Texts of the palette, the keys and the tour, in English. */
export const palette = {
  title: 'Find anything',
  search: 'Find',
  placeholder: 'A step, a field, a plan, an example, a rule …',
  nothing: 'Nothing is called that. Try a word of a step, a field, a rule or an example.',
  failed: 'The search could not be fetched. The server may be down, or there is no connection.',
  keysFailed: 'The keyboard shortcuts could not be fetched. The server may be down, or there is no connection.',
  dismiss: 'Close',
  keys: 'Keyboard shortcuts',
  present: 'Show it to a room (Escape ends it)',
  tour: 'A tour of eight stops',
  new: 'New plan: {{provider}}',
  groups: { findings: 'What is wrong', steps: 'Steps', fields: 'Fields', actions: 'Actions', pages: 'Pages', plans: 'Your plans', new: 'New plan', mistakes: 'Published mistakes', examples: 'Examples', rules: 'Rules', settings: 'Settings' },
  where: { everywhere: 'Everywhere', wizard: 'In a plan' },
  does: { palette: 'Find anything', sheet: 'This sheet', present: 'Show it to a room', home: 'First page', rules: 'Rules', next: 'Next step, in a field', before: 'Step before', after: 'Step after', nextFinding: 'Next error or warning', undo: 'Undo', redo: 'Redo', map: 'Address map' },
};

/** The stops of the tour. */
export const tour = {
  next: 'Next',
  previous: 'Back',
  end: 'Done',
  progress: '{{at}} of {{of}}',
  stops: {
    promise: { title: 'Refused while it is typed', text: 'These two ranges stood in real documentation. The rules of the real systems run on them as you type: what is wrong, why, and a way out that was tried.' },
    providers: { title: 'Four systems', text: 'Each with its own names, defaults, limits and files. A plan for one never borrows the rules of another.' },
    mistakes: { title: 'Mistakes that were published', text: 'Plans out of documentation, defaults and tests. Each opens at the very value that is refused.' },
    refusal: { title: 'What, why, and the ways out', text: 'The two ranges digit by digit, the source behind Why, and ways out that were each tried on this very plan. Undo stays beside the field.' },
    map: { title: 'Every range at its place', text: 'Top to bottom by address, each family in its colour. What overlaps is hatched; field and block light each other.' },
    carries: { title: 'What the plan carries', text: 'How many nodes the ranges allow, what ends first, and by which formula.' },
    flow: { title: 'How traffic will flow', text: 'Drawn from the plan, a lane per family. Where one stops, it says so.' },
    files: { title: 'The files, in the order of use', text: 'Manifests that the real system accepts, a guide, and checks to run afterwards. One download.' },
  },
};
