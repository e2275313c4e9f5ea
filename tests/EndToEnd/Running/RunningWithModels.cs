namespace ServerlessDam.EndToEnd.Running;

/// <summary>The app with the models of the analysis, for the suites that need them.</summary>
public sealed class RunningWithModels : RunningApp
{
    protected override bool HasModels => true;
}
