using ServerlessDam.Transformations.Chains;
using ServerlessDam.Transformations.Expressions;
using ServerlessDam.Transformations.Plans.Reading;

namespace ServerlessDam.Transformations.Plans.Evaluation;

/// <summary>
/// Carries a transformation out on a canvas, component by component: assigns variables, decides conditions by the picture as it is
/// then, puts values for expressions, and has the canvas do the steps. What it learns on the way about opening and encoding is kept.
/// </summary>
public sealed class Evaluator
{
    /// <summary>Copies of one layer, by the faces it is laid on.</summary>
    private const int MostCopies = 50;

    private readonly PlanInput _input;
    private readonly EffectCatalog _effects;
    private readonly Scope _scope;
    private double _chainDpr;

    /// <summary>The last component of the layer at hand that said how the layer acts on the base.</summary>
    private Component? _blend;

    private Evaluator(Chain chain, PlanInput input, EffectCatalog effects, ICanvas canvas)
    {
        (_input, _effects, _scope) = (input, effects, new(input.Facts) { State = canvas.State });
        _chainDpr = DprReader.OfChain(chain, input);
    }

    /// <summary>How the source is to be opened, as the components of the base said.</summary>
    public SourceOptions Source => _scope.Source;

    /// <summary>How the result is to be encoded, as the components of the base said.</summary>
    public OutputOptions Output { get; private set; } = new();

    private bool IsVideo => _input.Facts.Video is not null;

    /// <param name="effects">What this server carries out.</param>
    /// <exception cref="TransformationException">
    /// A value is wrong or out of range, parameters contradict each other, or this server does not carry something out.
    /// </exception>
    public static Evaluator Run(Transformation transformation, PlanInput input, EffectCatalog effects, ICanvas canvas)
    {
        var chain = Chain.Of(transformation);
        var evaluator = new Evaluator(chain, input, effects, canvas);
        evaluator.Run(chain.Nodes, canvas, null);
        return evaluator;
    }

    /// <param name="frame">What fractions of a layer's size refer to, and that it is a layer; null for the base.</param>
    private void Run(ValueList<ChainNode> nodes, ICanvas canvas, LayerFrame? frame)
    {
        foreach (var node in nodes)
        {
            _scope.State = canvas.State;
            switch (node)
            {
                case ComponentNode { Component: var component }:
                    Carry(Literal(component), canvas, frame);
                    break;
                case ConditionNode condition:
                    Run(Conditions.Holds(condition.Test, _scope) ? condition.Then : condition.Else, canvas, frame);
                    break;
                case LayerNode layer:
                    Lay(layer, canvas);
                    break;
            }
        }
    }

    private Component Literal(Component component)
    {
        SupportedKeys.Check(component, IsVideo);
        Assignments.Run(component, _scope);
        return Substitution.Resolve(component, _scope);
    }

    private void Carry(Component component, ICanvas canvas, LayerFrame? frame)
    {
        if (frame is not null && LayerReader.Blend(component) is not null)
            (_blend, component) = (component, LayerReader.WithoutBlend(component));
        var output = OutputReader.Read(component, Output, IsVideo);
        if (frame is null)
            (_scope.Source, Output) = (SourceReader.Read(component, Source), output);

        if (frame is null && !ResizeReader.Resizes(component) && DprReader.Of(component, _input) is { } dpr)
            _chainDpr = dpr;
        foreach (var step in ComponentReader.Steps(component, _input, _effects, frame is null ? _chainDpr : 1))
            canvas.Apply(step is ResizeStep resize && frame?.Of(component) is { } size ? resize with { Frame = size } : step);
    }

    private void Lay(LayerNode node, ICanvas canvas)
    {
        var layer = LayerOrder.Of(node, Literal(node.Opener), _scope);
        if (layer.Lut is { } lut)
        {
            canvas.Apply(lut);
            return;
        }

        // The base and the variables are for every copy as they were in front of the layer. Copies that come out alike are made once.
        var (before, variables, outer) = (canvas.State, _scope.Variables, _blend);
        var (moved, made) = (default((int X, int Y)), default(MadeLayer));
        try
        {
            foreach (var region in layer.Regions(before, Gravity(node)).Take(MostCopies))
            {
                var frame = layer.Frame(before, region);
                if (made?.Frame != frame)
                {
                    made?.Picture.Dispose();
                    _scope.Variables = variables;
                    made = new(canvas.Open(layer.Content), frame);
                    Run(layer, made.Picture, frame);
                    _scope.State = before;
                    made.Placement = layer.Placement(node.Apply is { } apply ? Substitution.Resolve(apply, _scope) : null, _blend);
                }

                moved = made.LayOn(canvas, region, before.Size, moved);
            }
        }
        finally
        {
            made?.Picture.Dispose();
            _blend = outer;
        }
    }

    /// <summary>Of the apply, needed before the layer is opened; null where it names none.</summary>
    private Component? Gravity(LayerNode node)
        => node.Apply?["g"] is { } gravity ? Substitution.Resolve(new Component([gravity]), _scope) : null;

    private void Run(LayerOrder layer, ICanvas picture, LayerFrame frame)
    {
        _blend = null;
        Carry(layer.Own, picture, frame);
        Run(layer.Node.Inner, picture, frame);
        if (layer.Node.Apply is not { } apply)
            return;

        _scope.State = picture.State;
        Carry(LayerReader.Own(Literal(apply), places: true), picture, frame);
    }
}
