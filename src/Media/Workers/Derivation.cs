using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Media.Engine;
using ServerlessDam.Media.Engine.Drawings;
using ServerlessDam.Media.Operations.Effects;
using ServerlessDam.Media.Probing.Pictures;
using ServerlessDam.Media.Programs;
using ServerlessDam.Media.Vision;
using ServerlessDam.Transformations;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Workers;

/// <summary>Makes the source readable where a program is needed for that, then runs the engine on it.</summary>
internal static class Derivation
{
    /// <exception cref="DamException">As <see cref="IMediaProcessor.DeriveAsync"/>.</exception>
    public static DerivedFile Run(DeriveRequest request, ExternalPrograms programs, Sight sight, RecentWork recent, CancellationToken cancellationToken)
    {
        if (!Loaders.ByFormat.ContainsKey(request.SourceFormat) && !Converters.ByFormat.ContainsKey(request.SourceFormat))
            throw new DamException(ErrorKind.NotAvailable, $"Format {request.SourceFormat} cannot be read by this server");
        var plan = PlanOf(request);
        var runner = new ProgramRunner(programs, ProgramLimits.Default);
        if (PdfPages.Serves(request, plan))
            return PdfPages.Pick(request, plan.Source, runner, cancellationToken);
        if (SvgDocument.Serves(request, plan))
            return SvgDocument.Sanitize(request);
        return recent.Conversion.Use(request.SourceContent, new(request.SourcePath, request.SourceFormat), plan.Source, runner, Derived, cancellationToken);

        DerivedFile Derived(SourceFile source) => Untouched.Serves(request, plan)
            ? Untouched.Copy(request, source)
            : ImageEngine.Run(source.ReadablePath, request, Open, cancellationToken, sight, recent.Pixels);

        SourceFile Open(LayerFile file, SourceOptions options)
            => SourceFile.Open(file.Path, file.Format, options, runner, cancellationToken);
    }

    private static Plan PlanOf(DeriveRequest request)
    {
        try
        {
            // The size counts only where conditions choose the page.
            var input = new PlanInput
            {
                Size = new(request.StoredWidth ?? 1000, request.StoredHeight ?? 1000),
                IsSizeKnown = request is { StoredWidth: not null, StoredHeight: not null },
                Facts = request.Facts,
            };
            return Plan.Of(Transformation.Parse(request.Transformation), input, ServedEffects.Catalog);
        }
        catch (TransformationException e)
        {
            throw new DamException(ErrorKind.InvalidParameter, e.Message, e);
        }
    }
}
