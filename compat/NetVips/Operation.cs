using NetVips.Interop;

namespace NetVips;

/// <summary>One call of a libvips operation by its name: set the inputs, build, read the outputs.</summary>
public class Operation : VipsObject
{
    private Operation(nint pointer)
        : base(pointer)
    {
    }

    /// <exception cref="VipsException">There is no such operation, or it is blocked.</exception>
    public static Operation NewFromName(string operationName)
    {
        var pointer = LibVipsObjects.NewOperation(operationName);
        return pointer == 0 ? throw new VipsException($"no such operation {operationName}") : new Operation(pointer);
    }

    /// <summary>Calls an operation with its required inputs in order.</summary>
    /// <returns>Its output, an array of them when there are several, null when there are none.</returns>
    public static object? Call(string operationName, params object[] args) => Call(operationName, null, args);

    /// <summary>Calls an operation with its required inputs in order and optional arguments by name.</summary>
    /// <remarks>An optional output that is named is appended to the results as a <see cref="VOption"/>.</remarks>
    /// <exception cref="VipsException">The operation failed.</exception>
    public static object? Call(string operationName, VOption? kwargs = null, params object[] args)
    {
        var signature = Signature.Of(operationName);
        if (signature.RequiredInputs.Count != args.Length)
            throw new ArgumentException($"unable to call {operationName}: {args.Length} arguments given, but {signature.RequiredInputs.Count} required");
        using var operation = NewFromName(operationName);
        for (var i = 0; i < args.Length; i++)
            operation.SetProperty(signature.RequiredInputs[i].Type, signature.RequiredInputs[i].Name, args[i]);
        operation.SetOptions(operationName, signature, kwargs);
        using var built = operation.Build(operationName);
        return built.Results(signature, kwargs);
    }

    /// <summary>Allows or refuses the operations of a class and those below it, such as <c>VipsForeignLoad</c>.</summary>
    public static void Block(string name, bool state) => LibVipsObjects.BlockOperation(name, state ? 1 : 0);

    private void SetOptions(string operationName, Signature signature, VOption? kwargs)
    {
        foreach (var (name, value) in kwargs ?? [])
        {
            if (name == "string_options" && !SetString((string)value))
                throw new VipsException($"unable to call {operationName}");
            if (signature.OptionalInputs.TryGetValue(name, out var type))
                SetProperty(type, name, value);
            else if (name != "string_options" && !signature.OptionalOutputs.ContainsKey(name))
                throw new ArgumentException($"{operationName} does not support optional argument: {name}");
        }
    }

    private Operation Build(string operationName)
    {
        var pointer = LibVipsObjects.BuildOperation(this);
        if (pointer != 0)
            return new Operation(pointer);
        LibVipsObjects.UnrefOutputs(this);
        throw new VipsException($"unable to call {operationName}");
    }

    private object? Results(Signature signature, VOption? kwargs)
    {
        var results = new List<object?>(signature.RequiredOutputs.Select(output => GetProperty(output.Type, output.Name)));
        var extra = new VOption();
        foreach (var (name, _) in kwargs ?? [])
            if (signature.OptionalOutputs.TryGetValue(name, out var type) && GetProperty(type, name) is { } value)
                extra.Add(name, value);
        LibVipsObjects.UnrefOutputs(this);
        if (extra.Count > 0)
            results.Add(extra);
        return results.Count switch { 0 => null, 1 => results[0], _ => results.ToArray() };
    }
}
