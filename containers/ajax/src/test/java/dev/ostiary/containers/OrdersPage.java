package dev.ostiary.containers;

import org.apache.wicket.ajax.AjaxRequestTarget;
import org.apache.wicket.ajax.markup.html.AjaxLink;
import org.apache.wicket.markup.html.WebPage;
import org.apache.wicket.markup.html.basic.Label;

/** A page of Wicket that counts. */
public final class OrdersPage extends WebPage {
    private int count;

    public OrdersPage() {
        Label label = new Label("count", () -> count);
        label.setOutputMarkupId(true);
        label.setMarkupId("count");
        add(label);
        add(
                new AjaxLink<Void>("go") {
                    @Override
                    public void onClick(AjaxRequestTarget target) {
                        count++;
                        target.add(label);
                    }
                }.setMarkupId("go"));
    }
}
