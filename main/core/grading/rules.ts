/** A paper or file as the rule of grading sees it: the posts that had to do with it, and the sections whose officers answer for it. */
export type GradedPaper = { readonly grading: string; readonly posts: ReadonlySet<string>; readonly sections: ReadonlySet<string> };

export type Viewer = { readonly postId: string; readonly sectionId: string; readonly isOfficer: boolean };

/** What is graded above normal is shown only on a ground (domain.md row 5, b.7). */
export function isGraded(grading: string): boolean {
  return grading !== 'normal';
}

/**
 * May a post see what a graded paper is about (CSMOP 11, domain.md row 5)? Those that entered it, are addressed by it, or hold or
 * held it, and the officers of its section. Others see its number, date and grading.
 */
export function maySeeGraded(paper: GradedPaper, viewer: Viewer): boolean {
  if (!isGraded(paper.grading)) return true;
  return paper.posts.has(viewer.postId) || (viewer.isOfficer && paper.sections.has(viewer.sectionId));
}

type Step = { readonly from: string; readonly to: string; readonly pulledBack: boolean };

/** The posts that held a thing on its way (row 54), in the order of its steps: what was pulled back unopened never reached its receiver. */
export function holdersOf(steps: readonly Step[]): ReadonlySet<string> {
  const reached: string[] = [];
  for (const step of steps) {
    if (step.pulledBack) reached.pop();
    else reached.push(step.to);
  }
  return new Set([...steps.map(({ from }) => from), ...reached]);
}
