import type { OrganizationId } from '../../directory/organization.ts';
import type { PersonId } from '../../directory/person.ts';

export interface PersonalQuestionEvent {
  readonly type: 'personal-questions.set' | 'personal-questions.removed' | 'personal-questions.disabled';
  readonly organizationId: OrganizationId;
  readonly actor: string;
  readonly personId: PersonId;
}

export const personalQuestionEvents: Readonly<Record<PersonalQuestionEvent['type'], string>> = {
  'personal-questions.set': 'A person chose personal questions and their answers.',
  'personal-questions.removed': 'A person’s answers to personal questions were removed.',
  'personal-questions.disabled': 'After ten wrong answers in a row a person’s questions are asked no more.',
};
