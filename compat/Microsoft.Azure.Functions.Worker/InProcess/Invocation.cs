using System.Security.Cryptography;

namespace Microsoft.Azure.Functions.Worker.InProcess;

/// <summary>One run. Most runs are asked for little of it, so what costs anything is made when asked for.</summary>
internal class Invocation(Function function, IServiceProvider? services, CancellationToken cancellationToken) : FunctionContext
{
    private string? _id;
    private IServiceProvider? _services = services;
    private IDictionary<object, object>? _items;
    private InvocationFeatures? _features;
    private InvocationTrace? _trace;
    private InvocationBindings? _bindings;

    public Function Function { get; } = function;

    /// <summary>What started the run, as the trigger's listener has it.</summary>
    public object? Trigger { get; init; }

    /// <summary>What the trigger tells beside its value.</summary>
    public IReadOnlyDictionary<string, object?>? Data { get; init; }

    public RetryContext? Retry { get; init; }

    /// <summary>What the function returned, or what middleware put in its place.</summary>
    public object? Result { get; set; }

    public override string InvocationId => _id ??= NewId();

    public override string FunctionId => Function.Definition.Id;

    public override FunctionDefinition FunctionDefinition => Function.Definition;

    public override TraceContext TraceContext => _trace ??= new InvocationTrace();

    public override BindingContext BindingContext => _bindings ??= new InvocationBindings(BindingData());

    // The official package declares it so and is null without a retry policy.
    public override RetryContext RetryContext => Retry!;

    public override IServiceProvider InstanceServices
    {
        get => _services!;
        set => _services = value;
    }

    public override IDictionary<object, object> Items
    {
        get => _items ??= NewItems();
        set => _items = value;
    }

    public override IInvocationFeatures Features => _features ??= new InvocationFeatures();

    public override CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>A value that the trigger tells, by name, whatever its case; null when it tells none.</summary>
    public virtual object? Find(string name)
        => Data is not null && Data.TryGetValue(name, out var value) ? value : null;

    protected virtual IReadOnlyDictionary<string, object?> BindingData() => Data ?? new Dictionary<string, object?>();

    protected virtual IDictionary<object, object> NewItems() => new Dictionary<object, object>();

    private static string NewId()
    {
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes);
        return new Guid(bytes).ToString();
    }
}
