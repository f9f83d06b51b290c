/** Index behind the brace that closes the one at `open`. */
const closeOf = (text: string, open: number): number => {
  let depth = 0;
  for (let i = open; i < text.length; i++) {
    if (text[i] === '{') depth++;
    if (text[i] === '}') depth--;
    if (depth === 0) return i + 1;
  }
  return text.length;
};

/** Names of the arguments and tags that an ICU message takes, also inside the branches of plurals and selects. */
export const messageArguments = (text: string): ReadonlySet<string> => {
  const names = new Set([...text.matchAll(/<(\w+)>/g)].map((match) => `<${match[1]}>`));
  for (let open = text.indexOf('{'); open >= 0; ) {
    const end = closeOf(text, open);
    const [, name = '', branches = ''] =
      /^\s*(\w+)\s*(?:,\s*(?:plural|select|selectordinal)\s*,([\s\S]*))?/.exec(text.slice(open + 1, end - 1)) ?? [];
    names.add(name);
    for (let branch = branches.indexOf('{'); branch >= 0; ) {
      const branchEnd = closeOf(branches, branch);
      for (const inner of messageArguments(branches.slice(branch + 1, branchEnd - 1))) names.add(inner);
      branch = branches.indexOf('{', branchEnd);
    }
    open = text.indexOf('{', end);
  }
  return names;
};
