using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using NetVips.Interop;

namespace NetVips;

/// <summary>What an operation takes and gives, asked of libvips once per operation.</summary>
internal sealed class Signature
{
    private const int Required = 1;
    private const int Input = 16;
    private const int Output = 32;
    private const int Deprecated = 64;

    private static readonly ConcurrentDictionary<string, Signature> _known = new();

    private Signature(string name)
    {
        using var operation = Operation.NewFromName(name);
        if (LibVipsObjects.GetArgs(operation, out var names, out var flags, out var count) != 0)
            throw new VipsException("unable to get arguments from operation");
        for (var i = 0; i < count; i++)
        {
            var argument = NativeText.Read(Marshal.ReadIntPtr(names, i * nint.Size)).Replace('-', '_');
            Sort(new Argument(argument, operation.GetTypeOf(argument)), Marshal.ReadInt32(flags, i * sizeof(int)));
        }
    }

    internal readonly record struct Argument(string Name, nint Type);

    internal List<Argument> RequiredInputs { get; } = [];

    internal List<Argument> RequiredOutputs { get; } = [];

    internal Dictionary<string, nint> OptionalInputs { get; } = [];

    internal Dictionary<string, nint> OptionalOutputs { get; } = [];

    internal static Signature Of(string operation) => _known.GetOrAdd(operation, static name => new Signature(name));

    /// <remarks>Deprecated arguments still work when named, as they do in every binding.</remarks>
    private void Sort(Argument argument, int flags)
    {
        if ((flags & Input) != 0 && (flags & (Required | Deprecated)) == Required)
            RequiredInputs.Add(argument);
        else if ((flags & Input) != 0)
            OptionalInputs[argument.Name] = argument.Type;
        else if ((flags & Output) != 0 && (flags & (Required | Deprecated)) == Required)
            RequiredOutputs.Add(argument);
        else if ((flags & Output) != 0)
            OptionalOutputs[argument.Name] = argument.Type;
    }
}
