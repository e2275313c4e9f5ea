using System.Diagnostics;

namespace Microsoft.Azure.Functions.Worker.InProcess;

/// <summary>The activity that was current when first asked.</summary>
internal sealed class InvocationTrace : TraceContext
{
    public override string TraceParent { get; } = Activity.Current?.Id ?? "";

    public override string TraceState { get; } = Activity.Current?.TraceStateString ?? "";
}
