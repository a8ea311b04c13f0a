import ts from "typescript";

/** One field of an object type, or of a choice of object types. */
export interface Field {
  /** A field that only some members of a choice have may be left out. */
  readonly isOptional: boolean;
  /** Undefined where the members of a choice each have their own. */
  readonly type: ts.Type | undefined;
}

/** The members of a choice; the type itself where it is none. */
export const membersOf = (type: ts.Type): readonly ts.Type[] => (type.isUnion() ? type.types : [type]);

/** True where null is one of the values. */
export const isNullable = (type: ts.Type): boolean =>
  membersOf(type).some(({ flags }) => (flags & ts.TypeFlags.Null) !== 0);

/** The type of a list's items; undefined where it is no list. */
export const itemOf = (checker: ts.TypeChecker, type: ts.Type): ts.Type | undefined =>
  checker.isArrayType(type) ? checker.getTypeArguments(type as ts.TypeReference)[0] : undefined;

/** True for objects with named fields, and for a choice of such. */
export const isRecord = (checker: ts.TypeChecker, type: ts.Type): boolean =>
  membersOf(type).every(
    (member) =>
      (member.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) !== 0 &&
      !checker.isArrayLikeType(member) &&
      member.getCallSignatures().length === 0,
  );

/** The fields by name. */
export const fieldsOf = (checker: ts.TypeChecker, type: ts.Type): ReadonlyMap<string, Field> => {
  const members = membersOf(type);
  const names = members.flatMap((member) => checker.getPropertiesOfType(member).map((each) => each.name));
  return new Map(
    [...new Set(names)].map((name) => {
      const own = members.map((member) => checker.getPropertyOfType(member, name));
      const isOptional = own.some(
        (symbol) => symbol === undefined || (symbol.flags & ts.SymbolFlags.Optional) !== 0,
      );
      const shared = checker.getPropertyOfType(type, name);
      return [name, { isOptional, type: shared && checker.getTypeOfSymbol(shared) }];
    }),
  );
};

/** True where every value of the one type is one of the other; what is absent on either side does not count. */
export const isAssignable = (checker: ts.TypeChecker, source: ts.Type, target: ts.Type): boolean =>
  membersOf(source)
    .filter(({ flags }) => (flags & ts.TypeFlags.Undefined) === 0)
    .every((member) => checker.isTypeAssignableTo(member, target));
