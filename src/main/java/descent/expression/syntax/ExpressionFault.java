package descent.expression.syntax;

import descent.message.InvalidInputException;
import descent.message.Message;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be wrong with an expression, a sentence each. In sentences about a place in
 * the text, {@code {0}} is the position counted from 1.
 */
public enum ExpressionFault {
  EMPTY("empty", "Position {0}: there is no expression; write one such as x^2 + y^2."),
  TOO_LONG("tooLong", "Position {0}: the text has {1} characters; at most {2} are allowed."),
  TOO_DEEP("tooDeep", "Position {0}: the expression is nested more than {1} levels deep."),
  LOOPS_TOO_DEEP("loopsTooDeep", "Position {0}: sums and products are nested more than {1} deep."),
  TOO_LARGE(
      "tooLarge",
      "Position {0}: the expression with its derivatives is too large to compute; make it"
          + " shorter."),
  UNKNOWN_CHARACTER("unknownCharacter", "Position {0}: {1} is not part of the language."),
  FOREIGN_CHARACTER(
      "foreignCharacter", "Position {0}: {1} is not part of the language; write {2}."),
  NUMBER_MALFORMED(
      "numberMalformed", "Position {0}: {1} is not a number; a number has one point, as in 1.25."),
  NUMBER_TOO_LARGE(
      "numberTooLarge", "Position {0}: the number {1} is too large; the largest is about 1.8e308."),
  DIGITS_GROUPED(
      "digitsGrouped", "Position {0}: {1} is not a number, but a product with a name; write {2}."),
  NOT_FINITE("notFinite", "Position {0}: {1} is not a number here; all numbers are finite."),
  COMPLEX("complex", "Position {0}: {1} is a complex number; all numbers here are real."),
  NAME_TOO_LONG("nameTooLong", "Position {0}: a name has {1} characters; at most {2} are allowed."),
  VALUE_EXPECTED(
      "valueExpected",
      "Position {0}: found {1}, expected a number, a name or an opening parenthesis."),
  VALUE_MISSING(
      "valueMissing",
      "Position {0}: the text ends where a number, a name or an opening parenthesis was expected."),
  NUMBER_AFTER_VALUE(
      "numberAfterValue",
      "Position {0}: the number {1} follows a value without an operator; write *{1}."),
  PARENTHESIS_MISSING(
      "parenthesisMissing", "Position {0}: found {1}, expected ) for the ( at position {2}."),
  PARENTHESIS_UNCLOSED(
      "parenthesisUnclosed", "Position {0}: the text ends, but the ( at position {1} has no )."),
  PARENTHESIS_UNOPENED(
      "parenthesisUnopened", "Position {0}: this ) closes nothing; its ( is missing."),
  BRACKET_MISSING(
      "bracketMissing", "Position {0}: found {1}, expected ] for the [ at position {2}."),
  BRACKET_UNCLOSED(
      "bracketUnclosed", "Position {0}: the text ends, but the [ at position {1} has no ]."),
  BRACKET_UNOPENED(
      "bracketUnopened",
      "Position {0}: found {1} without an array before it; an indexed variable is written x[1]."),
  COMMA_OUTSIDE_CALL(
      "commaOutsideCall",
      "Position {0}: a comma separates only the arguments of a function; a decimal point is written"
          + " 1.5."),
  UNKNOWN_FUNCTION("unknownFunction", "Position {0}: {1} is not a function."),
  MISSPELT_FUNCTION("misspeltFunction", "Position {0}: {1} is not a function; did you mean {2}?"),
  NAME_BEFORE_PARENTHESIS(
      "nameBeforeParenthesis", "Position {0}: {1} is not a function; for a product write {1}*(…)."),
  ARGUMENTS_MISSING(
      "argumentsMissing",
      "Position {0}: the function {1} needs its arguments in parentheses, as in {2}."),
  ARGUMENT_COUNT("argumentCount", "Position {0}: {1} takes {2} arguments, found {3}."),
  ARGUMENT_COUNT_ONE("argumentCountOne", "Position {0}: {1} takes 1 argument, found {2}."),
  ARGUMENT_COUNT_LEAST(
      "argumentCountLeast", "Position {0}: {1} takes {2} or more arguments, found {3}."),
  COMPARISON_OUTSIDE_IF(
      "comparisonOutsideIf",
      "Position {0}: {1} can only stand in the first argument of if, as in if(x < 0, -x, x)."),
  COMPARISON_MISSING(
      "comparisonMissing",
      "Position {0}: the first argument of if must be a comparison, as in if(x < 0, -x, x)."),
  COMPARISON_CHAINED(
      "comparisonChained",
      "Position {0}: found a second comparison {1}; put one if inside another."),
  SINGLE_EQUALS("singleEquals", "Position {0}: one = compares nothing; write ==."),
  EQUALS_OUTSIDE_RULE(
      "equalsOutsideRule",
      "Position {0}: found =, but an expression is only the right-hand side of an equation."),
  INDEX_EXPECTED(
      "indexExpected",
      "Position {0}: the first argument of {1} is the name of its index, as in {1}(i, 1, 10,"
          + " i^2)."),
  INDEX_RESERVED(
      "indexReserved",
      "Position {0}: {1} cannot be an index, because the language uses the name itself."),
  UNKNOWN_NAME("unknownName", "Position {0}: the name {1} is not known here; known are {2}."),
  MISREAD_NAME("misreadName", "Position {0}: the name {1} is not known here; did you mean {2}?"),
  ARRAY_WITHOUT_INDEX(
      "arrayWithoutIndex", "Position {0}: {1} has many elements; write one as {1}[1]."),
  NOT_AN_ARRAY("notAnArray", "Position {0}: {1} is not an indexed variable."),
  VARIABLE_IN_INDEX(
      "variableInIndex",
      "Position {0}: an index or a bound cannot depend on a variable; it may use numbers, n,"
          + " parameters and the indices of enclosing sums."),
  SERIES_IN_INDEX("seriesInIndex", "Position {0}: an index or a bound cannot contain sum or prod."),
  BOUND_NOT_WHOLE(
      "boundNotWhole",
      "Position {0}: the bound of {1} must be a whole number between -1000000000 and 1000000000,"
          + " but is {2}."),
  INDEX_NOT_WHOLE(
      "indexNotWhole", "Position {0}: the index of {1} must be a whole number, but is {2}."),
  INDEX_NOT_WHOLE_AT(
      "indexNotWholeAt",
      "Position {0}: the index of {1} must be a whole number, but is {2} where {3} is {4}."),
  INDEX_OUT_OF_RANGE(
      "indexOutOfRange",
      "Position {0}: {1}[{2}] does not exist; the index must lie between 1 and {3}."),
  INDEX_OUT_OF_RANGE_AT(
      "indexOutOfRangeAt",
      "Position {0}: where {4} is {5}, {1}[{2}] does not exist; the index must lie between 1 and"
          + " {3}."),
  TOO_MANY_TERMS("tooManyTerms", "Position {0}: the sums and products have more than {1} terms."),
  TOO_MANY_INDICES(
      "tooManyIndices",
      "Position {0}: the indices and bounds of the sums are too many to check; make them simpler."),
  RULE_NAME_EXPECTED(
      "ruleNameExpected",
      "Position {0}: a line must begin with a name and =, as in v = 0.9*v - lr*g."),
  RULE_EQUALS_EXPECTED(
      "ruleEqualsExpected", "Position {0}: expected = after {1}, as in v = 0.9*v - lr*g."),
  RULE_NAME_RESERVED(
      "ruleNameReserved",
      "Position {0}: {1} cannot be assigned, because the language uses the name itself."),
  RULE_NAME_GIVEN(
      "ruleNameGiven",
      "Position {0}: {1} cannot be assigned, because every step gives it anew; take another name."),
  RULE_NAME_UNASSIGNED(
      "ruleNameUnassigned", "Position {0}: no line assigns {1}; a rule ends with one such as {2}."),
  SERIES_IN_RULE(
      "seriesInRule", "Position {0}: a rule works on each component alone and cannot contain {1}."),
  NAME_MALFORMED(
      "nameMalformed", "{0} is not a name; a name is a letter followed by letters, digits or _."),
  NAME_RESERVED(
      "nameReserved",
      "{0} cannot name a variable or parameter, because the language uses the name itself."),
  NAME_DIMENSION(
      "nameDimension", "{0} cannot be a name here, because it is the number of elements of {1}."),
  NAME_TWICE("nameTwice", "The name {0} is given twice."),
  NO_VARIABLES("noVariables", "There must be at least one variable."),
  DIMENSION_RANGE(
      "dimensionRange", "The number of elements of {0} must be between 1 and {1}, but is {2}."),
  PARAMETER_MISSING("parameterMissing", "The parameter {0} has no value."),
  PARAMETER_NOT_FINITE(
      "parameterNotFinite", "The parameter {0} must be a finite number, but is {1}.");

  private static final int MAX_QUOTE = 120;

  private final String key;
  private final String english;

  ExpressionFault(String key, String english) {
    this.key = "expression." + key;
    this.english = english.replace("'", "''");
  }

  /** The key of the sentence in the translation files. */
  public String key() {
    return key;
  }

  /** The sentence in English, as a {@link java.text.MessageFormat} pattern. */
  public String english() {
    return english;
  }

  /** At a place in the text; the arguments follow the position. */
  public ExpressionException at(int position, int length, Object... arguments) {
    return withSuggestion(null, position, length, arguments);
  }

  public ExpressionException at(Tree.Place place, Object... arguments) {
    return withSuggestion(null, place.position(), place.length(), arguments);
  }

  public ExpressionException withSuggestion(
      @Nullable String suggestion, int position, int length, Object... arguments) {
    Object[] all = new Object[arguments.length + 1];
    all[0] = position + 1;
    for (int i = 0; i < arguments.length; i++) {
      all[i + 1] = shortened(String.valueOf(arguments[i]));
    }
    return new ExpressionException(Message.of(key, english, all), position, length, suggestion);
  }

  /** About something that is not a place in a text. */
  public InvalidInputException of(Object... arguments) {
    return new InvalidInputException(Message.of(key, english, arguments));
  }

  /** A sentence quotes a text of ten thousand characters only by its beginning. */
  private static String shortened(String text) {
    return text.length() <= MAX_QUOTE ? text : text.substring(0, MAX_QUOTE) + "…";
  }
}
