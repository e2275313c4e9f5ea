namespace Microsoft.Azure.Functions.Worker;

/// <summary>
/// Marks a method as a function. The name is a letter followed by at most 127 letters, digits, hyphens or underscores, is not
/// "host", and is unique in the app whatever its case.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FunctionAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}
