namespace ServerlessDam.Transformations.Expressions;

/// <summary>An expression without a value. Whoever knows its place in the transformation makes a <see cref="TransformationException"/> of it.</summary>
public sealed class ExpressionException(string message) : Exception(message);
