/** Something at the start that a person can put right: printed as it is, without a stack. */
export class Mishap extends Error {
  readonly whatToDo: string;
  constructor(whatHappened: string, whatToDo: string, cause?: unknown) {
    super(whatHappened, { cause });
    this.name = "Mishap";
    this.whatToDo = whatToDo;
  }
}
