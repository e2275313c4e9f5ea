using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Pictures;
using ServerlessDam.Assets.Upload;
using ServerlessDam.Transformations;

namespace ServerlessDam.Assets.Delivery;

/// <summary>An eager transformation with <c>pg_all</c> is one for every page of a document and every frame of an animation.</summary>
internal static class EagerPages
{
    /// <summary>In the order asked for, pages in theirs.</summary>
    /// <exception cref="DamException">InvalidParameter: more than are derived ahead.</exception>
    /// <exception cref="TransformationException">One of them is none.</exception>
    public static IReadOnlyList<EagerTransformation> Of(Asset asset, IReadOnlyList<EagerTransformation> eager)
    {
        var each = new List<EagerTransformation>(eager.Count);
        foreach (var one in eager)
        {
            if (PageOf.All(Transformation.Parse(one.Transformation)) is not { } page)
            {
                each.Add(one);
                continue;
            }

            each.AddRange(Enumerable.Range(1, Math.Max(1, asset.Pages)).Select(number => one with { Transformation = page(number).ToString() }));
        }

        return each.Count <= UploadOptions.MostEager ? each : throw DamException.Invalid(
            $"Too many eager transformations: {each.Count} with all pages, at most {UploadOptions.MostEager}; explode derives any number of them");
    }
}
