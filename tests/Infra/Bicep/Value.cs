namespace ServerlessDam.Infra.Tests.Bicep;

/// <summary>A value of a declaration, as far as its shape goes.</summary>
internal abstract record Value
{
    /// <summary>The property of an object; throws unless this is one that has it.</summary>
    public Value this[string name]
        => this is ObjectValue value && value.Properties.TryGetValue(name, out var property)
            ? property
            : throw new KeyNotFoundException($"There is no '{name}' in {GetType().Name}.");

    public IReadOnlyCollection<string> Names => this is ObjectValue value ? [.. value.Properties.Keys] : [];

    public IReadOnlyList<Value> Items => this is ArrayValue array ? array.Elements : [];

    /// <summary>The text between the quotes; throws unless this is a plain string.</summary>
    public string Text => this is TextValue text ? text.Literal : throw new InvalidOperationException($"{GetType().Name} is no string.");
}

internal sealed record ObjectValue(IReadOnlyDictionary<string, Value> Properties) : Value;

/// <summary>An array, or a loop with the one element that it repeats.</summary>
internal sealed record ArrayValue(IReadOnlyList<Value> Elements) : Value;

internal sealed record TextValue(string Literal) : Value;

/// <summary>Anything that is computed.</summary>
internal sealed record Expression(IReadOnlyList<Token> Tokens) : Value;
