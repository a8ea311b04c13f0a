/** What the functions of one provider have in common. */
export interface QueryContext {
  readonly provider: string;
  readonly interfaceName: string;
  /** Takes a name that nothing else has. */
  readonly take: (wish: string) => string;
}
