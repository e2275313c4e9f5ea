using ServerlessDam.Transformations;

namespace ServerlessDam.Assets.Pictures;

/// <summary>A transformation for every page as the transformation for one.</summary>
internal static class PageOf
{
    private const string Key = "pg";

    /// <summary>Gives the transformation of a page, from 1; null unless exactly one component says <c>pg_all</c>.</summary>
    public static Func<int, Transformation>? All(Transformation transformation)
    {
        var at = transformation.Components.Select((component, index) => (component, index)).Where(each => each.component[Key]?.Value == "all").ToList();
        if (at.Count != 1)
        {
            return null;
        }

        return page => new(transformation.Components
            .Select((component, index) => index != at[0].index
                ? component
                : new Component(component.Parameters.Select(each => each.Key == Key ? new Parameter(Key, $"{page}") : each).ToValueList()))
            .ToValueList());
    }
}
