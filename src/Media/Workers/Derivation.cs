using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Media.Engine;
using ServerlessDam.Media.Probing.Pictures;
using ServerlessDam.Media.Programs;
using ServerlessDam.Transformations;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Workers;

/// <summary>Makes the source readable where a program is needed for that, then runs the engine on it.</summary>
internal static class Derivation
{
    /// <exception cref="DamException">As <see cref="IMediaProcessor.DeriveAsync"/>.</exception>
    public static DerivedFile Run(DeriveRequest request, ExternalPrograms programs, CancellationToken cancellationToken)
    {
        if (!Loaders.ByFormat.ContainsKey(request.SourceFormat) && !Converters.ByFormat.ContainsKey(request.SourceFormat))
            throw new DamException(ErrorKind.NotAvailable, $"Format {request.SourceFormat} cannot be read by this server");
        var plan = PlanOf(request.Transformation);
        var runner = new ProgramRunner(programs, ProgramLimits.Default);
        if (PdfPages.Serves(request, plan))
            return PdfPages.Pick(request, plan.Source, runner, cancellationToken);
        using var source = SourceFile.Open(request.SourcePath, request.SourceFormat, plan.Source, runner, cancellationToken);
        return ImageEngine.Run(source.ReadablePath, request, cancellationToken);
    }

    private static Plan PlanOf(string transformation)
    {
        try
        {
            return Plan.Check(Transformation.Parse(transformation));
        }
        catch (TransformationException e)
        {
            throw new DamException(ErrorKind.InvalidParameter, e.Message, e);
        }
    }
}
